import { afterEach, describe, expect, test, vi } from 'vitest';
import { HttpServers, json } from '../fixtures/http-servers';
import { PrometheusClient } from './client';
import { EN } from '../../i18n/full-language.fixture';
import { errorWords, outageWords } from './error-words';
import { QueryError } from './errors';

const GRID = { startS: 15, endS: 45, stepS: 15 };
const servers = new HttpServers();
const never = new AbortController().signal;

async function failureOf(promise: Promise<unknown>): Promise<QueryError> {
  const error: unknown = await promise.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(QueryError);
  return error as QueryError;
}

afterEach(() => servers.closeAll());

describe('errors of PrometheusClient', () => {
  test('a refusal has the sentence of Prometheus as its message', async () => {
    const client = await servers.clientOf(
      json(422, { status: 'error', errorType: 'execution', error: 'too many samples' }),
    );
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({
      kind: 'rejected',
      message: 'too many samples',
      status: 422,
    });
  });

  test.each([401, 403, 404, 429])('status %i without a sentence is a refusal', async (status) => {
    const client = await servers.clientOf((_request, response) => response.writeHead(status).end('no'));
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({
      kind: 'rejected',
      message: '',
      status,
    });
  });

  test('Mimir names the missing tenant in a text', async () => {
    const client = await servers.clientOf((_request, response) => response.writeHead(401).end('no org id\n'));
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({
      kind: 'rejected',
      message: 'no org id',
      status: 401,
    });
  });

  test('a redirect that the browser does not follow is no lost connection', async () => {
    const client = await servers.clientOf((_request, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/login' }).end(),
    );
    // Node has no opaque redirects.
    const real = globalThis.fetch;
    vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
      const response = await real(url, options);
      return options.redirect === 'manual' && response.status === 302 ? { type: 'opaqueredirect' } : response;
    });
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({
      kind: 'malformed',
      body: 'redirect',
    });
    vi.unstubAllGlobals();
  });

  test.each([500, 502, 503, 504])(
    'status %i of a proxy means that Prometheus was not reached',
    async (status) => {
      const client = await servers.clientOf((_request, response) => response.writeHead(status).end('<html>'));
      expect(await failureOf(client.range('x', GRID, never))).toMatchObject({ kind: 'network', status });
    },
  );

  test.each([502, 504])('status %i is never from Prometheus, whatever its body is', async (status) => {
    const client = await servers.clientOf(
      json(status, { status: 'error', errorType: 'unavailable', error: 'down' }),
    );
    const error = await failureOf(client.range('x', GRID, never));
    expect(error).toMatchObject({ kind: 'network', status });
    // Where other queries have a response, Prometheus can be reached.
    expect(errorWords(error, EN.words, 30)).toBe(
      `The proxy in front of Prometheus responded with status ${status}.`,
    );
    expect(outageWords(error, EN.words, 30)).toBe('Prometheus cannot be reached.');
  });

  test.each([500, 503])('status %i with a sentence of Prometheus is a refusal', async (status) => {
    const client = await servers.clientOf(
      json(status, { status: 'error', errorType: 'timeout', error: 'too slow' }),
    );
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({
      kind: 'rejected',
      message: 'too slow',
      status,
    });
  });

  const matrix = (...result: unknown[]): string =>
    JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
  const SERIES = { metric: { a: 'b' }, values: [[30, '1']] };

  test.each([
    ['a login page', '<html>Sign in</html>', 'page'],
    ['a response that breaks off', matrix(SERIES).slice(0, -20), 'cut'],
    ['a vector', JSON.stringify({ status: 'success', data: { resultType: 'vector', result: [] } }), 'other'],
    ['other text', 'ok', 'other'],
  ])('%s is malformed, and the error says which body it is', async (_name, body, kind) => {
    const client = await servers.clientOf((_request, response) => response.writeHead(200).end(body));
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({ kind: 'malformed', body: kind });
  });

  test('a refusal with the status of a success keeps the sentence of Prometheus', async () => {
    const client = await servers.clientOf(
      json(200, { status: 'error', errorType: 'execution', error: 'too many samples' }),
    );
    for (const call of [client.range('x', GRID, never), client.instant('x', 30, never)])
      expect(await failureOf(call)).toMatchObject({ kind: 'rejected', message: 'too many samples' });
  });

  test.each([
    [{ metric: {}, values: [null] }],
    [{ metric: {}, values: 7 }],
    [null],
    [{ metric: 'x', values: [] }],
  ])('a response keeps its other series when it contains %j, with a warning', async (odd) => {
    const client = await servers.clientOf((_request, response) =>
      response.writeHead(200).end(matrix(odd, SERIES)),
    );
    const { series, warnings } = await client.range('x', GRID, never);
    expect(series.map(({ labels }) => labels)).toEqual([{ a: 'b' }]);
    expect(warnings).toEqual(['unreadable series: 1']);
  });

  test('label values that are no texts are malformed, and a few such values are left out', async () => {
    const range = { fromMs: 0, toMs: 1 };
    const values = async (data: unknown): Promise<unknown> =>
      (await servers.clientOf(json(200, { status: 'success', data }))).labelValues('job', [], range, never);
    expect(await failureOf(values([null]) as Promise<unknown>)).toMatchObject({ kind: 'malformed' });
    expect(await values(['a', null, 'b'])).toEqual(['a', 'b']);
  });

  test.each([['{}'], ['null'], ['[]'], [''], ['{"status":"success"}']])(
    'the body %j is malformed',
    async (body) => {
      const client = await servers.clientOf((_request, response) => response.writeHead(200).end(body));
      expect(await failureOf(client.range('x', GRID, never))).toMatchObject({ kind: 'malformed' });
    },
  );

  test.each([
    ['60', 60],
    ['Thu, 27 Aug 2026 12:00:30 GMT', 30],
    ['100000', 600],
    ['soon', null],
  ])('Retry-After: %s asks to wait %s s', async (header, seconds) => {
    const date = 'Thu, 27 Aug 2026 12:00:00 GMT';
    const client = await servers.clientOf((_request, response) =>
      response.writeHead(429, { 'retry-after': header, date }).end(),
    );
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({
      status: 429,
      retryAfterS: seconds,
    });
  });

  test('a server that cannot be reached is a network error', async () => {
    const client = new PrometheusClient({
      url: 'http://127.0.0.1:9',
      headers: {},
      credentials: 'same-origin',
      timeoutS: 5,
    });
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({ kind: 'network', status: null });
  });

  test('no response in time is a timeout', async () => {
    const client = await servers.clientOf(() => undefined, { timeoutS: 0.2 });
    expect(await failureOf(client.range('x', GRID, never))).toMatchObject({ kind: 'timeout' });
  });

  test('aborting ends the HTTP request', async () => {
    const controller = new AbortController();
    let closed: Promise<unknown> = Promise.resolve();
    const client = await servers.clientOf((request) => {
      closed = new Promise((resolve) => request.socket.once('close', resolve));
      controller.abort();
    });
    expect(await failureOf(client.range('x', GRID, controller.signal))).toMatchObject({ kind: 'aborted' });
    await closed;
  });
});
