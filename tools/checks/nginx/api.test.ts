import { gunzipSync, gzipSync } from 'node:zlib';
import { Agent } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { getBytes } from './fixtures/get-bytes';
import { nextSlot } from './fixtures/cached-responses';
import { testedPrograms } from '../../servers/nginx/programs';
import { sendRaw } from './fixtures/raw-request';
import {
  respondEmpty,
  recordUpstream,
  type Respond,
  type RecordingUpstream,
} from './fixtures/recording-upstream';
import { startNginx, type RunningNginx } from '../../servers/nginx/start';

const READS = [
  'query?query=up',
  'query_range?query=up&start=0&end=10&step=5',
  'query_exemplars?query=up&start=0&end=1',
  'series?match[]=up',
  'labels',
  'label/model_name/values',
  'label/__name__/values?match[]=up',
  'metadata?limit=1',
  'targets?state=active',
  'rules',
  'alerts',
  'format_query?query=up',
  'status/buildinfo',
  'status/runtimeinfo',
];
const ENDPOINTS = ['query', 'query_range', 'query_exemplars', 'series', 'labels', 'format_query'];

/** The limits for one client address in deploy/nginx/templates: a burst of requests, and requests per second. */
const BURST = 3000;
const RATE_PER_S = 500;
/** Limit for the time until a slow machine exceeds the limits of nginx. */
const FLOOD_MS = 60_000;

const countOf = (status: number, text: string): number => text.split(`HTTP/1.1 ${status} `).length - 1;

describe.each(await testedPrograms())('nginx $version forwards', (program) => {
  let upstream: RecordingUpstream;
  let nginx: RunningNginx;
  let respond: Respond = respondEmpty;
  const api = (path: string): string => `${nginx.url}/prometheus/api/v1/${path}`;

  beforeAll(async () => {
    upstream = await recordUpstream((recorded, response) => respond(recorded, response));
    nginx = await startNginx({ program, settings: { PROMETHEUS_UPSTREAM: `${upstream.url}/below/this/` } });
  });
  afterAll(async () => {
    await nginx.stop();
    await upstream.close();
  });
  beforeEach(() => {
    upstream.requests.length = 0;
    respond = respondEmpty;
  });

  it('read requests with GET, HEAD and, where Prometheus supports it, POST', async () => {
    for (const path of READS) {
      for (const method of ['GET', 'HEAD']) {
        const { status } = await fetch(api(`${path}${path.includes('?') ? '&' : '?'}${method}`), { method });
        expect(status, `${method} ${path}`).toBe(200);
      }
    }
    expect(upstream.requests.filter(({ method }) => method === 'GET').map(({ url }) => url)).toContain(
      '/below/this/api/v1/label/__name__/values?match[]=up&GET',
    );
    expect(new Set(upstream.requests.map(({ url }) => url.split('?')[0])).size).toBe(READS.length);
    upstream.requests.length = 0;
    for (const path of ENDPOINTS) {
      const body = new URLSearchParams({ query: 'up{a="b"}' });
      expect((await fetch(api(path), { method: 'POST', body })).status).toBe(200);
    }
    expect(upstream.requests.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual(
      ENDPOINTS.map((path) => `POST /below/this/api/v1/${path} query=up%7Ba%3D%22b%22%7D`),
    );
  });

  it('only the headers that Prometheus needs', async () => {
    await fetch(api('query?query=up'), {
      method: 'POST',
      body: new URLSearchParams({ query: 'up' }),
      headers: {
        Cookie: 'portal=secret',
        Origin: 'https://elsewhere.example',
        'X-Forwarded-For': '10.0.0.1',
        'X-Forwarded-Host': 'elsewhere.example',
        'X-HTTP-Method-Override': 'DELETE',
        'X-Scope-OrgID': 'team-a',
        'THANOS-TENANT': 'team-b',
        Authorization: 'Bearer token',
        'Accept-Encoding': 'br, zstd, gzip',
      },
    });
    const { host, ...headers } = upstream.requests[0]?.headers ?? {};
    expect(host).toBe(`127.0.0.1:${upstream.port}`);
    expect(headers).toEqual({
      accept: 'application/json',
      'accept-encoding': 'gzip',
      authorization: 'Bearer token',
      'content-length': '8',
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
      'thanos-tenant': 'team-b',
      'x-scope-orgid': 'team-a',
    });
  });

  it('over connections that stay open', async () => {
    const before = upstream.connections();
    for (let i = 0; i < 20; i += 1) await (await fetch(api(`query?query=${i}`))).text();
    // At most one connection for each worker.
    expect(upstream.connections() - before).toBeLessThanOrEqual(2);
    expect(upstream.requests.length).toBe(20);
  });

  it(
    'the same range query of many viewers once, and once again when the cached response is old',
    { timeout: 40_000 },
    async () => {
      let slowMs = 100;
      respond = (recorded, response) => setTimeout(() => respondEmpty(recorded, response), slowMs);
      const sendAll = async (): Promise<number> => {
        upstream.requests.length = 0;
        await nextSlot();
        const url = api('query_range?query=many&start=0&end=10&step=5');
        const statuses = Array.from({ length: 50 }, () => fetch(url).then(({ status }) => status));
        expect(new Set(await Promise.all(statuses))).toEqual(new Set([200]));
        return upstream.requests.length;
      };
      expect(await sendAll()).toBe(1);
      expect(await sendAll(), 'after five seconds').toBe(1);
      slowMs = 6000;
      expect(await sendAll(), 'slower than a response is cached').toBe(1);
    },
  );

  it.each(['query_range?query=tenants&start=0&end=10&step=5', 'rules?type=alert'])(
    'what is cached once for each tenant and each login: %s',
    async (path) => {
      const url = api(path);
      await nextSlot();
      for (const tenant of ['a', 'b', 'a']) await fetch(url, { headers: { 'X-Scope-OrgID': tenant } });
      for (const token of ['a', 'b', 'a']) await fetch(url, { headers: { Authorization: token } });
      expect(upstream.requests.length).toBe(4);
    },
  );

  it('every POST', async () => {
    const url = api('query_range?query=posted&start=0&end=10&step=5');
    for (const body of ['query=1', 'query=1'])
      await fetch(url, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      });
    expect(upstream.requests.length).toBe(2);
  });

  it('error responses of Prometheus unchanged', async () => {
    const sentence = { status: 'error', errorType: 'execution', error: 'too many samples' };
    for (const status of [400, 422, 500, 503]) {
      respond = (_recorded, response) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(sentence));
      const response = await fetch(api(`query_range?query=${status}&start=0&end=10&step=5`));
      expect(response.status).toBe(status);
      expect(await response.json()).toEqual(sentence);
    }
  });

  it('a query that Prometheus refuses once for all viewers that wait, and again after two seconds', async () => {
    let status = 422;
    respond = (recorded, response) => {
      setTimeout(
        () => (status === 200 ? respondEmpty(recorded, response) : response.writeHead(status).end('{}')),
        500,
      );
    };
    await nextSlot();
    const url = api('query_range?query=refused&start=0&end=10&step=5');
    const send = (): Promise<number> => fetch(url).then((response) => response.status);
    const statuses = await Promise.all(Array.from({ length: 50 }, send));
    expect(new Set(statuses)).toEqual(new Set([422]));
    expect(upstream.requests.length).toBe(1);
    status = 200;
    await expect.poll(send, { timeout: 10_000, interval: 200 }).toBe(200);
  });

  it('responses to each tenant alone, whatever separators its name contains', async () => {
    const url = api('query_range?query=names&start=0&end=10&step=5');
    await nextSlot();
    const names = [
      ['a', 'b'],
      ['a|b', ''],
      ['', 'a|b'],
      ['a b', ''],
      ['a\tb', ''],
      ['a', 'b|'],
    ] as const;
    for (const [mimir, thanos] of names)
      await fetch(url, { headers: { 'X-Scope-OrgID': mimir, 'THANOS-TENANT': thanos } });
    expect(
      upstream.requests.map(({ headers }) => [
        headers['x-scope-orgid'] ?? '',
        headers['thanos-tenant'] ?? '',
      ]),
    ).toEqual(names);
  });

  it('queries of others while bodies arrive slowly from the same address, at most 64 of them', async () => {
    const head =
      'POST /prometheus/api/v1/query HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n' +
      'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 8\r\n\r\n';
    const slow: ReturnType<typeof sendRaw>[] = [];
    // nginx gives a body ten seconds: on a machine that stood still for as long they are sent again.
    await vi.waitFor(
      async () => {
        slow.push(...Array.from({ length: 100 }, () => sendRaw(nginx.port, [head])));
        await expect
          .poll(async () => (await fetch(api('query'), { method: 'POST', body: 'query=up' })).status, {
            timeout: 8000,
          })
          .toBe(429);
      },
      { timeout: 20_000 },
    );
    expect((await fetch(api('query_range?query=neighbour&start=0&end=10&step=5'))).status).toBe(200);
    expect((await Promise.all(slow)).filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(
      36,
    );
  }, 40_000);

  it('compressed responses of Prometheus, decompressed for clients that do not accept them', async () => {
    const text = JSON.stringify({ status: 'success', data: 'x'.repeat(5000) });
    respond = (_recorded, response) => {
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        .end(gzipSync(text));
    };
    const url = api('query_range?query=gzip&start=0&end=10&step=5');
    await nextSlot();
    const packed = await getBytes(url, { 'Accept-Encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['vary']).toContain('Accept-Encoding');
    expect(gunzipSync(packed.body).toString()).toBe(text);
    const plain = await getBytes(url, {});
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(text);
    expect(upstream.requests.length).toBe(1);
  });

  it('at the same time all requests that 60 panels send in a minute at a refresh of 5 s, and refuses none', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 6 });
    const panels = Array.from({ length: 12 * 60 }, (_, i) =>
      getBytes(api(`query_range?query=panel${i}&start=0&end=10&step=5`), {}, agent),
    );
    expect(new Set((await Promise.all(panels)).map(({ status }) => status))).toEqual(new Set([200]));
    agent.destroy();
  });

  it(
    'a flood of requests up to the limit, then responds 429 with a message',
    { timeout: FLOOD_MS + 30_000 },
    async () => {
      const one = 'GET /prometheus/api/v1/query_range?query=flood HTTP/1.1\r\nHost: localhost\r\n\r\n';
      await fetch(api('query_range?query=flood'));
      const last = one.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
      const startedMs = performance.now();
      const passedMs = (): number => performance.now() - startedMs;
      let text = '';
      // nginx allows more requests with time, so a slow machine needs longer to exceed the limit.
      while (countOf(429, text) === 0 && passedMs() < FLOOD_MS) {
        // nginx closes a connection after a thousand requests.
        const responses = await Promise.all(
          Array.from({ length: 8 }, () => sendRaw(nginx.port, [one.repeat(990) + last])),
        );
        text += responses.map(({ head, body }) => `${head}\r\n\r\n${body}\r\n`).join('');
      }
      const [passed, refused] = [countOf(200, text), countOf(429, text)];
      expect(passed).toBeGreaterThan(2000);
      expect(refused).toBeGreaterThan(0);
      expect(passed).toBeLessThanOrEqual(BURST + 2 + (RATE_PER_S * passedMs()) / 1000);
      expect(/\{.*"too_many_requests".*\}/.exec(text)?.[0]).toMatch(/"status":"error".*Wait a moment/);
    },
  );
});
