import { readRetryAfterS } from '../../../queries/http/read-response';
import type { DoctorAsk, FaultKind, Probe } from '../facts';

/** How requests are sent, and what the runtime knows about one that failed. Tests replace it. */
export interface Transport {
  readonly fetch: typeof fetch;
  /** Finds out why a request failed. Never throws. */
  readonly explain: (error: unknown, url: string) => Promise<FaultKind>;
}

/** More of a body is not needed to tell what it is. */
const START_CHARS = 300;

/** Sends one GET request. Never throws. */
export async function probe(
  transport: Transport,
  url: string,
  how: Pick<DoctorAsk, 'headers' | 'credentials' | 'timeoutS'>,
): Promise<Probe> {
  const { headers, credentials, timeoutS } = how;
  const sentMs = Date.now();
  const timeout = AbortSignal.timeout(timeoutS * 1000);
  try {
    const response = await transport.fetch(url, { headers, credentials, signal: timeout });
    const text = await response.text();
    return {
      kind: 'response',
      url,
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      json: jsonOf(text),
      start: text.slice(0, START_CHARS),
      hasLmdeploy: /^lmdeploy:/m.test(text),
      redirectedTo: response.redirected ? response.url : null,
      serverMs: response.headers.has('age') ? null : dateOf(response.headers),
      retryAfterS: readRetryAfterS(response.headers),
      tookMs: Date.now() - sentMs,
    };
  } catch (error) {
    const fault = timeout.aborted ? 'timeout' : await transport.explain(error, url);
    return { kind: 'fault', url, fault, detail: detailOf(error) };
  }
}

/** The `data` of a response of Prometheus, or null for any other response. */
export function dataOf(found: Probe): unknown {
  if (found.kind === 'fault') return null;
  const body = found.json as { status?: unknown; data?: unknown } | null;
  return body?.status === 'success' ? (body.data ?? null) : null;
}

/** True for a response of the API of Prometheus, also when it refuses the request. */
export function isPrometheus(found: Probe): boolean {
  if (found.kind === 'fault') return false;
  const state = (found.json as { status?: unknown } | null)?.status;
  return state === 'success' || state === 'error';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function dateOf(headers: Headers): number | null {
  const ms = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? null : ms;
}

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
