import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { precompress } from '../../build/precompress';
import { getBytes } from './fixtures/get-bytes';
import { printMatchers } from '../../../src/queries/selector';
import { testedPrograms } from '../../servers/nginx/programs';
import { recordUpstream, type RecordingUpstream } from './fixtures/recording-upstream';
import { startNginx, type RunningNginx } from '../../servers/nginx/start';

const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-page-test-'));
const root = join(folder, 'dist');
const passwords = join(folder, 'passwords');
const CODE = 'export const answer = 42;\n'.repeat(200);

for (const name of ['assets', 'embed']) mkdirSync(join(root, name), { recursive: true });
writeFileSync(join(root, 'index.html'), '<!doctype html><title>page</title>');
writeFileSync(join(root, 'config.json'), '{}\n');
writeFileSync(join(root, 'assets/index-a1b2.js'), CODE);
writeFileSync(join(root, 'assets/index-a1b2.css'), 'a{}');
writeFileSync(join(root, 'embed.js'), '42');
writeFileSync(join(root, 'embed/core-a1b2.css'), 'a{}');
cpSync(new URL('../../../public/favicon.svg', import.meta.url), join(root, 'favicon.svg'));
precompress(join(root, 'assets'));
writeFileSync(passwords, `viewer:{SHA}${createHash('sha1').update('right').digest('base64')}\n`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAVIGATION = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const SECURITY = {
  'content-security-policy':
    /^default-src 'none'; script-src 'self'; style-src 'self';.* frame-ancestors 'self'$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^strict-origin-when-cross-origin$/,
  'permissions-policy': /camera=\(\)/,
  'x-frame-options': /^SAMEORIGIN$/,
};

describe.each(await testedPrograms())('nginx $version serves', (program) => {
  let upstream: RecordingUpstream;
  let nginx: RunningNginx;
  let locked: RunningNginx;

  beforeAll(async () => {
    upstream = await recordUpstream();
    const settings = { PROMETHEUS_UPSTREAM: upstream.url, BIND_ADDRESS: '127.0.0.1' };
    [nginx, locked] = await Promise.all([
      startNginx({ program, root, settings }),
      startNginx({ program, root, settings: { ...settings, BASIC_AUTH_FILE: passwords } }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([nginx.stop(), locked.stop()]);
    await upstream.close();
  });

  it.each([
    ['/', 200, 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html', 200, 'text/html; charset=utf-8', 'no-cache'],
    ['/config.json', 200, 'application/json; charset=utf-8', 'no-cache'],
    ['/favicon.svg', 200, 'image/svg+xml', 'no-cache'],
    [
      '/assets/index-a1b2.js',
      200,
      /^(application|text)\/javascript; charset=utf-8$/,
      'public, max-age=31536000, immutable',
    ],
    ['/assets/index-a1b2.css', 200, 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/a-view', 200, 'text/html; charset=utf-8', 'no-cache'],
    ['/healthz', 200, 'text/plain; charset=utf-8', 'no-cache'],
    ['/embed/core-a1b2.css', 200, 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/embed.js', 200, /^(text|application)\/javascript; charset=utf-8$/, 'no-cache'],
    ['/embed/core-old.js', 404, 'text/plain; charset=utf-8', 'no-cache'],
    ['/assets/index-old.js', 404, 'text/plain; charset=utf-8', 'no-cache'],
    ['/missing.json', 404, 'text/plain; charset=utf-8', 'no-cache'],
    ['/deep/view', 404, 'text/plain; charset=utf-8', 'no-cache'],
    ['/assets/', 404, 'text/plain; charset=utf-8', 'no-cache'],
    ['/prometheus', 403, 'application/json; charset=utf-8', 'no-store'],
    ['/prometheus/api/v1/query?query=1', 200, 'application/json; charset=utf-8', 'no-store'],
  ])('%s to a browser that navigates to it', async (path, status, type, cache) => {
    const response = await fetch(nginx.url + path, { headers: NAVIGATION });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(type);
    expect(response.headers.get('cache-control')).toBe(cache);
    for (const [name, value] of Object.entries(SECURITY)) expect(response.headers.get(name)).toMatch(value);
    expect(response.headers.get('server')).toBe('nginx');
  });

  it('the page at the path of a view to navigations only', async () => {
    expect((await fetch(`${nginx.url}/a-view`)).status).toBe(404);
    expect((await fetch(`${nginx.url}/a-view`, { method: 'POST', headers: NAVIGATION })).status).toBe(405);
  });

  it('the page for a URL with 200 long instances, and its queries', async () => {
    const instances = Array.from({ length: 200 }, (_, i) => `${'x'.repeat(70)}-${i}.y:23333`);
    const search = new URLSearchParams(instances.map((name) => ['var-instance', name]));
    const page = await fetch(`${nginx.url}/?${search.toString()}`, { headers: NAVIGATION });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    const selector = printMatchers({ instance: instances });
    for (const [path, body] of [
      ['query_range', { query: `x{${selector}} + `.repeat(7) }],
      ['series', { 'match[]': `x{${selector}}` }],
    ] as const) {
      const url = `${nginx.url}/prometheus/api/v1/${path}`;
      const response = await fetch(url, { method: 'POST', body: new URLSearchParams(body) });
      expect(response.status, path).toBe(200);
    }
  });

  it('assets that the build compressed, and sends them again only after a change', async () => {
    const url = `${nginx.url}/assets/index-a1b2.js`;
    const { headers, body } = await getBytes(url, { 'Accept-Encoding': 'gzip' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers['vary']).toContain('Accept-Encoding');
    expect(body.equals(readFileSync(join(root, 'assets/index-a1b2.js.gz')))).toBe(true);
    expect((await getBytes(url, {})).body.toString()).toBe(CODE);
    for (const path of ['/', '/config.json', '/assets/index-a1b2.js']) {
      const etag = (await fetch(nginx.url + path)).headers.get('etag') ?? '';
      const again = await fetch(nginx.url + path, { headers: { 'If-None-Match': etag } });
      expect(again.status, path).toBe(304);
      expect(again.headers.get('cache-control')).toMatch(
        path.startsWith('/assets') ? /immutable/ : /^no-cache$/,
      );
    }
  });

  it('everything except the health check with the password only, and does not forward the password', async () => {
    const credentials = (password: string): Record<string, string> => ({
      Authorization: `Basic ${Buffer.from(`viewer:${password}`).toString('base64')}`,
    });
    const range = '/prometheus/api/v1/query_range?query=1&start=0&end=1&step=1';
    for (const path of [
      '/',
      '/config.json',
      '/assets/index-a1b2.js',
      '/a-view',
      '/prometheus/api/v1/labels',
      range,
    ]) {
      for (const headers of [{}, credentials('wrong'), { Authorization: 'Bearer x' }]) {
        const response = await fetch(locked.url + path, { headers: { ...NAVIGATION, ...headers } });
        expect(response.status, path).toBe(401);
        expect(response.headers.get('www-authenticate')).toBe('Basic realm="LMDeploy dashboard"');
        expect(response.headers.get('cache-control')).not.toMatch(/immutable/);
      }
      const response = await fetch(locked.url + path, {
        headers: { ...NAVIGATION, ...credentials('right') },
      });
      expect(response.status, path).toBe(200);
    }
    expect(upstream.requests.at(-1)?.headers.authorization).toBeUndefined();
    // The response for the right password is not cached for a request without one.
    expect((await fetch(locked.url + range)).status).toBe(401);
    expect((await fetch(`${locked.url}/healthz`)).status).toBe(200);
  });

  it('status 502 with JSON while Prometheus is down', async () => {
    const gone = await recordUpstream();
    await gone.close();
    const alone = await startNginx({ program, root, settings: { PROMETHEUS_UPSTREAM: gone.url } });
    try {
      for (const path of ['query?query=1', 'query_range?query=1']) {
        const response = await fetch(`${alone.url}/prometheus/api/v1/${path}`);
        expect(response.status).toBe(502);
        expect(await response.json()).toMatchObject({ status: 'error', errorType: 'unavailable' });
      }
    } finally {
      await alone.stop();
    }
  });

  it('status 504 with JSON when Prometheus is too slow', async () => {
    const slow = await recordUpstream(() => undefined);
    const alone = await startNginx({
      program,
      root,
      settings: { PROMETHEUS_UPSTREAM: slow.url, QUERY_TIMEOUT_SECONDS: '1' },
    });
    try {
      const response = await fetch(`${alone.url}/prometheus/api/v1/query?query=1`);
      expect(response.status).toBe(504);
      expect(await response.json()).toMatchObject({ status: 'error', errorType: 'timeout' });
    } finally {
      await alone.stop();
      await slow.close();
    }
  });

  it.each([
    ['the query', 413, { method: 'POST', body: `query=${'a'.repeat(1_050_000)}` }, ''],
    ['the address', 414, {}, `?query=${'a'.repeat(33_000)}`],
    ['a method', 405, { method: 'DELETE' }, ''],
  ])('an error message when it refuses %s (%i)', async (_what, status, init, search) => {
    const response = await fetch(`${nginx.url}/prometheus/api/v1/query${search}`, init);
    expect(response.status).toBe(status);
    const body = (await response.json()) as { status: string; error: string };
    expect(body.status).toBe('error');
    expect(body.error).toMatch(/\.$/);
    expect(response.headers.get('allow')).toBe(status === 405 ? 'GET, HEAD, POST' : null);
  });

  it('all of this without warnings in its log', () => {
    expect(
      nginx
        .errors()
        .split('\n')
        .filter((line) => /\[(warn|alert|crit|emerg)\]/.test(line)),
    ).toEqual([]);
  });
});
