import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testedPrograms } from '../../servers/nginx/programs';
import { startNginx, type RunningNginx } from '../../servers/nginx/start';
import { recordUpstream, type RecordingUpstream } from './fixtures/recording-upstream';
import { sendRaw } from './fixtures/raw-request';

const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-readers-test-'));
mkdirSync(join(folder, 'embed'));
for (const name of ['index.html', 'config.json', 'embed.js', 'embed-host.js', 'embed/core-a1.js'])
  writeFileSync(join(folder, name), '1');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PORTAL = 'https://portal.example.com';
const QUERY = '/prometheus/api/v1/query?query=up';
const SHARED = ['/embed.js', '/embed-host.js', '/embed/core-a1.js', QUERY];

/** Each is from an origin that is not in the list, or does not belong to one origin. */
const STRANGERS = [
  'null',
  '*',
  '',
  'https://evil.example.com',
  'http://portal.example.com',
  'https://portal.example.com.evil.example',
  'https://evilportal.example.com',
  'https://portal.example.com:8443',
  'https://portal.example.com/',
  'https://portal.example.com https://evil.example.com',
  'https://portal.example.com, https://evil.example.com',
  'https://user@portal.example.com',
  'https://a.intranet.example',
  'https://*.intranet.example',
  '~.*',
  'default',
  'file://',
];

describe.each(await testedPrograms())('nginx $version lets scripts of other origins', (program) => {
  let upstream: RecordingUpstream;
  let nginx: RunningNginx;
  let closed: RunningNginx;

  beforeAll(async () => {
    upstream = await recordUpstream((_, response) => {
      // As Prometheus does.
      response.writeHead(200, {
        'content-type': 'application/json',
        'access-control-allow-origin': '*',
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': 'Accept, Authorization, Content-Type, Origin',
        'access-control-allow-methods': 'GET, POST, OPTIONS, DELETE',
        'access-control-expose-headers': 'Date',
        vary: 'Origin',
      });
      response.end('{}');
    });
    const settings = { PROMETHEUS_UPSTREAM: upstream.url };
    [nginx, closed] = await Promise.all([
      startNginx({
        program,
        root: folder,
        settings: {
          ...settings,
          PORTAL_ORIGINS: `https://Portal.Example.com:443, ${PORTAL} http://127.0.0.1:8080 https://*.intranet.example https://${'a'.repeat(200)}.example`,
        },
      }),
      startNginx({ program, root: folder, settings: { ...settings, PORTAL_ORIGINS: '*' } }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([nginx.stop(), closed.stop()]);
    await upstream.close();
  });

  /** The headers of a response that are about other origins, and its status. */
  async function ask(path: string, headers: Record<string, string>, method = 'GET', to = nginx) {
    const response = await fetch(to.url + path, { method, headers });
    const about = [...response.headers].filter(([name]) => /^(access-control-|vary$)/.test(name));
    return { status: response.status, ...Object.fromEntries(about) };
  }

  it.each(SHARED)('in the list read %s, without credentials', async (path) => {
    expect(await ask(path, { Origin: PORTAL, 'Sec-Fetch-Site': 'cross-site' })).toEqual({
      status: 200,
      'access-control-allow-origin': PORTAL,
      'access-control-expose-headers': 'Date',
      vary: expect.stringContaining('Origin'),
    });
    const port = await ask(path, { Origin: 'http://127.0.0.1:8080' });
    expect(port).toMatchObject({ 'access-control-allow-origin': 'http://127.0.0.1:8080' });
    // A cache must not give the response for nobody to a portal.
    expect(await ask(path, {})).toMatchObject({ status: 200, vary: expect.stringContaining('Origin') });
  });

  it.each(['/', '/config.json', '/healthz', '/a-view', '/embed.json'])('read nothing of %s', async (path) => {
    expect(await ask(path, { Origin: PORTAL })).not.toHaveProperty('access-control-allow-origin');
  });

  it('see why the API refuses', async () => {
    const path = '/prometheus/api/v1/admin/tsdb/snapshot';
    expect(await ask(path, { Origin: PORTAL })).toMatchObject({
      status: 403,
      'access-control-allow-origin': PORTAL,
    });
  });

  it.each(STRANGERS)('read nothing as %j', async (origin) => {
    upstream.requests.length = 0;
    for (const path of SHARED) {
      const request = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: ${origin}\r\n`;
      const plain = await sendRaw(nginx.port, [`${request}\r\n`]);
      expect(plain.head, path).not.toMatch(/access-control-/i);
      expect(plain.head, path).toMatch(/^vary: Origin\r?$/im);
      const marked = await sendRaw(nginx.port, [`${request}Sec-Fetch-Site: cross-site\r\n\r\n`]);
      expect(marked.head, path).not.toMatch(/access-control-/i);
      if (path === QUERY) expect(marked.status).toBe(403);
    }
    // Only the plain one, as from a program.
    expect(upstream.requests).toHaveLength(1);
  });

  it('read nothing without an origin, as an image or a link of another site has it', async () => {
    for (const site of ['cross-site', 'Cross-Site'])
      expect(await ask(QUERY, { 'Sec-Fetch-Site': site })).toMatchObject({ status: 403 });
  });

  it('read nothing where the list is * or empty', async () => {
    for (const path of SHARED) {
      const answer = await ask(path, { Origin: PORTAL }, 'GET', closed);
      expect(answer.status, path).toBe(200);
      expect(JSON.stringify(answer), path).not.toMatch(/access-control|origin/i);
    }
    const marked = { Origin: PORTAL, 'Sec-Fetch-Site': 'cross-site' };
    expect(await ask(QUERY, marked, 'GET', closed)).toMatchObject({ status: 403 });
  });

  it('ask first what they may send', async () => {
    upstream.requests.length = 0;
    const wish = { Origin: PORTAL, 'Access-Control-Request-Method': 'POST', 'Sec-Fetch-Site': 'cross-site' };
    expect(await ask('/prometheus/api/v1/query', wish, 'OPTIONS')).toEqual({
      status: 204,
      'access-control-allow-origin': PORTAL,
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'Content-Type, Authorization, X-Scope-OrgID, THANOS-TENANT',
      'access-control-expose-headers': 'Date',
      'access-control-max-age': '600',
      vary: 'Origin',
    });
    expect(await ask('/prometheus/api/v1/targets', wish, 'OPTIONS')).toMatchObject({
      'access-control-allow-methods': 'GET, HEAD',
    });
    expect(upstream.requests).toEqual([]);
  });

  it.each([
    ['a method that changes', '/prometheus/api/v1/query', { 'Access-Control-Request-Method': 'DELETE' }],
    ['no method', '/prometheus/api/v1/query', {}],
    ['a path that is not forwarded', '/prometheus/-/reload', { 'Access-Control-Request-Method': 'POST' }],
    ['another spelling', '/prometheus/api/v1/query/../query', { 'Access-Control-Request-Method': 'POST' }],
    [
      'another origin',
      '/prometheus/api/v1/query',
      { 'Access-Control-Request-Method': 'POST', Origin: 'null' },
    ],
  ])('are refused when they ask for %s', async (_, path, headers: Record<string, string>) => {
    upstream.requests.length = 0;
    const { Origin: origin = PORTAL, ...others } = headers;
    const lines = Object.entries({ Origin: origin, ...others }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    );
    const { status, head } = await sendRaw(nginx.port, [
      `OPTIONS ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${lines.join('')}\r\n`,
    ]);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(head).not.toMatch(/access-control-allow-(methods|headers)|access-control-max-age/i);
    expect(upstream.requests).toEqual([]);
  });
});
