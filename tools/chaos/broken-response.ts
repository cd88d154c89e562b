import type { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { HUGE_BYTES, RETRY_AFTER_S, type FaultId } from './faults';

const STATUSES: Partial<Record<FaultId, number>> = {
  'status-401': 401,
  'status-403': 403,
  'status-429': 429,
  'status-500': 500,
  'status-502': 502,
  'status-503': 503,
  'status-504': 504,
};

/** The half of a response of Prometheus. */
const HALF =
  '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"up"},"values":[[17';

const json = { 'content-type': 'application/json' };

/**
 * Sends a response that a fault breaks without asking Prometheus.
 * @returns false for a fault that needs the response of Prometheus, or none
 */
export function sendBroken(id: FaultId, outgoing: ServerResponse): boolean {
  const status = STATUSES[id];
  if (status !== undefined) {
    const headers = status === 429 ? { 'retry-after': String(RETRY_AFTER_S) } : {};
    const error = { status: 'error', errorType: 'unavailable', error: 'chaos: too busy' };
    if (status === 503) outgoing.writeHead(status, json).end(JSON.stringify(error));
    else outgoing.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(`chaos ${status}`);
    return true;
  }
  switch (id) {
    case 'never':
      return true;
    case 'half-open':
      outgoing.writeHead(200, { ...json, 'content-length': '5000' }).write(HALF);
      return true;
    case 'reset':
      outgoing.writeHead(200, { ...json, 'content-length': '5000' });
      outgoing.write(HALF, () => outgoing.destroy());
      return true;
    case 'truncated':
      outgoing.writeHead(200, json).end(HALF);
      return true;
    case 'html':
      outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
      return true;
    default:
      return false;
  }
}

/** Sends a matrix of {@link HUGE_BYTES} with samples off the grid, as fast as the browser takes it. */
export function sendHuge(outgoing: ServerResponse): void {
  outgoing.writeHead(200, json);
  // The browser may go away in the middle.
  pipeline(Readable.from(hugeMatrix()), outgoing, () => undefined);
}

function* hugeMatrix(): Generator<Buffer> {
  yield Buffer.from(
    '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"chaos":"huge"},"values":[',
  );
  const rows = Buffer.from('[1,"0.12345678901234567"],'.repeat(40_000));
  for (let sent = 0; sent < HUGE_BYTES; sent += rows.length) yield rows;
  yield Buffer.from('[1,"0"]]}]}}');
}

/** A response of Prometheus with warnings, or with one more series that cannot be read. Other text stays as it is. */
export function alteredBody(id: FaultId, body: string): string {
  if (id === 'warnings') return body.replace(/\}\s*$/, ',"warnings":["chaos: something is odd"]}');
  if (id === 'malformed')
    return body.replace('"result":[{', '"result":[{"metric":{"chaos":"odd"},"values":"none"},{');
  return body;
}
