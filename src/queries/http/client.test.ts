import { afterEach, describe, expect, test } from 'vitest';
import { HttpServers, json } from '../fixtures/http-servers';
import { COARSE_SAMPLES } from '../missing-data';

const GRID = { startS: 15, endS: 45, stepS: 15 };
const servers = new HttpServers();
const never = new AbortController().signal;

const matrix = (result: unknown[], more: object = {}): object => ({
  status: 'success',
  data: { resultType: 'matrix', result },
  ...more,
});

afterEach(() => servers.closeAll());

describe('range', () => {
  test('keeps NaN and both infinities apart', async () => {
    const values = [
      [15, 'NaN'],
      [30, '+Inf'],
      [45, '-Inf'],
    ];
    const client = await servers.clientOf(json(200, matrix([{ metric: { a: 'b' }, values }])));
    const result = await client.range('x', GRID, never);
    expect(result.series).toEqual([
      {
        labels: { a: 'b' },
        samples: { values: Float64Array.of(NaN, Infinity, -Infinity), nanAt: new Set([0]) },
      },
    ]);
  });

  test('sends the expression, the grid and the timeout', async () => {
    let url = '';
    const client = await servers.clientOf(
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

  test('asks for samples that are further apart where the grid allows them, also in a POST, and notes it at the result', async () => {
    const sent: (string | null)[] = [];
    const client = await servers.clientOf((request, response, body) => {
      const query = request.method === 'POST' ? `?${body}` : (request.url ?? '');
      sent.push(new URL(query, 'http://x').searchParams.get('max_source_resolution'));
      json(200, matrix([]))(request, response, '');
    });
    const long = 'x'.repeat(20_000);
    const coarse = await client.range('x', { ...GRID, sourceS: 300 }, never);
    expect((await client.range(long, { ...GRID, sourceS: 300 }, never)).infos).toEqual(coarse.infos);
    expect(coarse.infos).toEqual([COARSE_SAMPLES]);
    expect((await client.range('x', GRID, never)).infos).toEqual([]);
    expect((await client.range('x', { ...GRID, sourceS: 1 }, never)).infos).toEqual([]);
    expect(sent).toEqual(['300s', '300s', null, '1s']);
  });

  test.each([
    [2.5, '2s500ms'],
    [0.5, '500ms'],
    [90, '1m30s'],
  ])('sends the server a timeout of %d s as %s, a duration of Prometheus', async (timeoutS, text) => {
    const sent: unknown[] = [];
    const client = await servers.clientOf(
      (request, response) => {
        sent.push(new URL(request.url ?? '', 'http://x').searchParams.get('timeout'));
        json(200, matrix([]))(request, response, '');
      },
      { timeoutS },
    );
    await client.range('x', GRID, never);
    await client.instant('x', 15, never);
    expect(sent).toEqual([text, text]);
  });

  test('reports the time of the server, but not that of a cache on the way', async () => {
    const seen: { serverMs: number; sentMs: number; receivedMs: number }[] = [];
    let age: Record<string, string> = {};
    const client = await servers.clientOf(
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

  test('sends a range that begins in 1970', async () => {
    let url = '';
    const client = await servers.clientOf((request, response) => {
      url = request.url ?? '';
      json(200, matrix([]))(request, response, '');
    });
    await client.range('up', { startS: 0, endS: 60, stepS: 60 }, never);
    expect(new URL(url, 'http://x').searchParams.get('start')).toBe('0');
  });

  test('returns warnings and infos', async () => {
    const client = await servers.clientOf(json(200, matrix([], { warnings: ['w'], infos: ['i'] })));
    expect(await client.range('x', GRID, never)).toMatchObject({ warnings: ['w'], infos: ['i'] });
  });

  test('a series that has only native histograms has no values', async () => {
    const client = await servers.clientOf(json(200, matrix([{ metric: {}, histograms: [] }])));
    expect((await client.range('x', GRID, never)).series).toEqual([
      { labels: {}, samples: { values: Float64Array.of(NaN, NaN, NaN), nanAt: null } },
    ]);
  });

  test('sends a long expression in the body of a POST', async () => {
    const requests: string[] = [];
    const client = await servers.clientOf((request, response, body) => {
      requests.push(`${request.method ?? ''} ${new URLSearchParams(body).get('query')?.length ?? 0}`);
      json(200, matrix([]))(request, response, body);
    });
    await client.range('x'.repeat(7000), GRID, never);
    await client.range('x', GRID, never);
    expect(requests).toEqual(['POST 7000', 'GET 0']);
  });

  test('calls a function for the headers before each request', async () => {
    const tenants: unknown[] = [];
    let calls = 0;
    const client = await servers.clientOf(
      (request, response, body) => {
        tenants.push(request.headers['x-scope-orgid']);
        json(200, matrix([]))(request, response, body);
      },
      { headers: () => Promise.resolve({ 'X-Scope-OrgID': String(calls++) }) },
    );
    for (let i = 0; i < 2; i++) await client.range('x', GRID, never);
    expect(tenants).toEqual(['0', '1']);
  });

  test('sends the configured headers', async () => {
    let tenant: unknown;
    const client = await servers.clientOf(
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

describe('labelValues and targets', () => {
  test('lists the values of a label', async () => {
    let url = '';
    const client = await servers.clientOf((request, response) => {
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

  test('lists the values of a label by POST where the matchers do not fit in a URL', async () => {
    const requests: string[] = [];
    const client = await servers.clientOf((request, response, body) => {
      requests.push(
        `${request.method ?? ''} ${request.url ?? ''}`,
        ...new URLSearchParams(body).getAll('match[]'),
      );
      const data = [{ __name__: 'a', engine: '1' }, { __name__: 'b', engine: '1' }, { __name__: 'c' }];
      json(200, { status: 'success', data })(request, response, '');
    });
    const matchers = [`x{y="${'z'.repeat(7000)}"}`, 'w'];
    const range = { fromMs: 1000, toMs: 2000 };
    expect(await client.labelValues('engine', matchers, range, never)).toEqual(['1']);
    expect(await client.labelValues('__name__', matchers, range, never)).toEqual(['a', 'b', 'c']);
    expect(requests.slice(0, 3)).toEqual(['POST /prom/api/v1/series', ...matchers]);
  });

  test('lists the active targets, with null for an unknown scrape interval', async () => {
    const client = await servers.clientOf(
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
