import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { PrometheusClient, type ClientOptions } from './client';
import { QueryError } from './errors';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const GRID = { startS: 15, endS: 45, stepS: 15 };
const servers: Server[] = [];
const never = new AbortController().signal;

/** A client of a server that answers as the handler does. */
async function clientOf(
  handler: Handler,
  more: Partial<Pick<ClientOptions, 'timeoutS' | 'headers' | 'onserverdate'>> = {},
): Promise<PrometheusClient> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => handler(request, response, body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return new PrometheusClient({
    url: `http://127.0.0.1:${port}/prom`,
    headers: more.headers ?? {},
    credentials: 'same-origin',
    timeoutS: more.timeoutS ?? 5,
    ...(more.onserverdate ? { onserverdate: more.onserverdate } : {}),
  });
}

const json =
  (status: number, body: unknown): Handler =>
  (_request, response) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));

const matrix = (result: unknown[], more: object = {}): object => ({
  status: 'success',
  data: { resultType: 'matrix', result },
  ...more,
});

async function failureOf(promise: Promise<unknown>): Promise<QueryError> {
  const error: unknown = await promise.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(QueryError);
  return error as QueryError;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('range', () => {
  test('hands values over as they came, so that NaN and both infinities are told apart', async () => {
    const values = [
      [15, 'NaN'],
      [30, '+Inf'],
      [45, '-Inf'],
    ];
    const client = await clientOf(json(200, matrix([{ metric: { a: 'b' }, values }])));
    const answer = await client.range('x', GRID, never);
    expect(answer.series).toEqual([
      {
        labels: { a: 'b' },
        samples: { values: Float64Array.of(NaN, Infinity, -Infinity), nanAt: new Set([0]) },
      },
    ]);
  });

  test('asks what it should, and tells the server the timeout', async () => {
    let url = '';
    const client = await clientOf(
      (request, response) => {
        url = request.url ?? '';
        json(200, matrix([]))(request, response, '');
      },
      { timeoutS: 7 },
    );
    await client.range('up{a="b"}', GRID, never);
    expect(new URL(url, 'http://x').pathname).toBe('/prom/api/v1/query_range');
    expect(Object.fromEntries(new URL(url, 'http://x').searchParams)).toEqual({
      query: 'up{a="b"}',
      start: '15',
      end: '45',
      step: '15',
      timeout: '7s',
    });
  });

  test('reports the time of the server, but not that of a cache on the way', async () => {
    const seen: { serverMs: number; sentMs: number; receivedMs: number }[] = [];
    let age: Record<string, string> = {};
    const client = await clientOf(
      (request, response) => {
        response.setHeader('Date', 'Thu, 27 Aug 2026 07:30:15 GMT');
        for (const [name, value] of Object.entries(age)) response.setHeader(name, value);
        json(200, matrix([]))(request, response, '');
      },
      { onserverdate: (date) => seen.push(date) },
    );
    await client.range('x', GRID, never);
    age = { Age: '30' };
    await client.range('x', GRID, never);
    expect(seen.map(({ serverMs }) => serverMs)).toEqual([Date.parse('2026-08-27T07:30:15Z')]);
    expect(seen[0]?.receivedMs).toBeGreaterThanOrEqual(seen[0]?.sentMs ?? Infinity);
  });

  test('sees warnings and infos', async () => {
    const client = await clientOf(json(200, matrix([], { warnings: ['w'], infos: ['i'] })));
    expect(await client.range('x', GRID, never)).toMatchObject({ warnings: ['w'], infos: ['i'] });
  });

  test('a series with native histograms only has no values', async () => {
    const client = await clientOf(json(200, matrix([{ metric: {}, histograms: [] }])));
    expect((await client.range('x', GRID, never)).series).toEqual([
      { labels: {}, samples: { values: Float64Array.of(NaN, NaN, NaN), nanAt: null } },
    ]);
  });

  test('a long expression goes in the body', async () => {
    const asked: string[] = [];
    const client = await clientOf((request, response, body) => {
      asked.push(`${request.method ?? ''} ${new URLSearchParams(body).get('query')?.length ?? 0}`);
      json(200, matrix([]))(request, response, body);
    });
    await client.range('x'.repeat(4000), GRID, never);
    await client.range('x', GRID, never);
    expect(asked).toEqual(['POST 4000', 'GET 0']);
  });

  test('sends the headers of the configuration', async () => {
    let tenant: unknown;
    const client = await clientOf(
      (request, response) => {
        tenant = request.headers['x-scope-orgid'];
        json(200, matrix([]))(request, response, '');
      },
      { headers: { 'X-Scope-OrgID': 'a' } },
    );
    await client.range('x', GRID, never);
    expect(tenant).toBe('a');
  });
});

describe('failures', () => {
  test('a refusal carries the sentence of Prometheus', async () => {
    const client = await clientOf(
      json(422, { status: 'error', errorType: 'execution', error: 'too many samples' }),
    );
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({
      kind: 'rejected',
      message: 'too many samples',
      status: 422,
    });
  });

  test.each([401, 403, 404, 429])('%i without a sentence is a refusal', async (status) => {
    const client = await clientOf((_request, response) => response.writeHead(status).end('no'));
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({
      kind: 'rejected',
      message: '',
      status,
    });
  });

  test.each([500, 502, 503, 504])('%i of a proxy means that Prometheus was not reached', async (status) => {
    const client = await clientOf((_request, response) => response.writeHead(status).end('<html>'));
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({ kind: 'network', status });
  });

  test.each([502, 504])('%i is never Prometheus, whatever the body says', async (status) => {
    const client = await clientOf(json(status, { status: 'error', errorType: 'unavailable', error: 'down' }));
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({ kind: 'network', status });
  });

  test.each([500, 503])('%i with a sentence of Prometheus is a refusal', async (status) => {
    const client = await clientOf(json(status, { status: 'error', errorType: 'timeout', error: 'too slow' }));
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({
      kind: 'rejected',
      message: 'too slow',
      status,
    });
  });

  test('a login page is no answer', async () => {
    const client = await clientOf((_request, response) =>
      response.writeHead(200).end('<html>Sign in</html>'),
    );
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({ kind: 'malformed' });
  });

  test.each([['{}'], ['null'], ['[]'], [''], ['{"status":"success"}']])('%j is no answer', async (body) => {
    const client = await clientOf((_request, response) => response.writeHead(200).end(body));
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({ kind: 'malformed' });
  });

  test('a server that is not there', async () => {
    const client = new PrometheusClient({
      url: 'http://127.0.0.1:9',
      headers: {},
      credentials: 'same-origin',
      timeoutS: 5,
    });
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({ kind: 'network', status: null });
  });

  test('no answer in time', async () => {
    const client = await clientOf(() => undefined, { timeoutS: 0.2 });
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({ kind: 'timeout' });
  });

  test('a question that is withdrawn ends the request', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const client = await clientOf((request) => {
      closed = new Promise((resolve) => request.socket.once('close', resolve));
    });
    const controller = new AbortController();
    const failure = failureOf(client.range('x', GRID, controller.signal));
    setTimeout(() => controller.abort(), 50);
    expect(await failure).toMatchObject({ kind: 'aborted' });
    await closed;
  });
});

describe('labelValues and targets', () => {
  test('lists the values of a label', async () => {
    let url = '';
    const client = await clientOf((request, response) => {
      url = request.url ?? '';
      json(200, { status: 'success', data: ['a', 'b'] })(request, response, '');
    });
    expect(await client.labelValues('engine', ['x{y="z"}'], { fromMs: 1000, toMs: 2000 }, never)).toEqual([
      'a',
      'b',
    ]);
    const { pathname, searchParams } = new URL(url, 'http://x');
    expect(pathname).toBe('/prom/api/v1/label/engine/values');
    expect(searchParams.get('match[]')).toBe('x{y="z"}');
  });

  test('reads the interval of each target', async () => {
    const client = await clientOf(
      json(200, {
        status: 'success',
        data: {
          activeTargets: [
            {
              labels: { job: 'j', instance: 'i' },
              scrapeInterval: '1m30s',
              health: 'down',
              lastError: 'refused',
            },
            { labels: {} },
          ],
          droppedTargets: [],
        },
      }),
    );
    expect(await client.targets(never)).toEqual([
      { job: 'j', instance: 'i', scrapeIntervalS: 90, health: 'down', lastError: 'refused' },
      { job: '', instance: '', scrapeIntervalS: null, health: 'unknown', lastError: '' },
    ]);
  });
});
