import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../process/free-port';
import { sendPageRequests } from './fixtures/page-requests';
import { testedPrograms, type NginxProgram } from '../../servers/nginx/programs';
import { recordUpstream, type RecordingUpstream } from './fixtures/recording-upstream';
import { startConfigured, startNginx, type RunningNginx } from '../../servers/nginx/start';

const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-examples-test-'));
const root = join(folder, 'dist');
mkdirSync(join(root, 'assets'), { recursive: true });
writeFileSync(join(root, 'index.html'), '<!doctype html><title>page</title>');
writeFileSync(join(root, 'assets/index-a1b2.js'), '42');
const certificate = spawnSync(
  'openssl',
  [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
    ...['-keyout', join(folder, 'key'), '-out', join(folder, 'crt')],
  ],
  { encoding: 'utf8' },
);
const hasCertificate = certificate.status === 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const exampleOf = (name: string): string => fileOf(`deploy/nginx/examples/${name}`);
const README_PATHS = ['README.md', 'README.zh-CN.md'];
const HOSTING_PATHS = ['docs/hosting.md', 'docs/hosting.zh-CN.md'];

/** The endpoints that the page uses, below `api/v1/`. */
const ENDPOINTS = [
  'label/model_name/values',
  'query',
  'query_range',
  'rules',
  'status/buildinfo',
  'targets',
] as const;

/** Starts nginx with an example, after replacing addresses and paths of the example by those of the test. */
function startExample(
  program: NginxProgram,
  example: string,
  port: number,
  replacements: Readonly<Record<string, string>>,
  frame: (text: string) => string,
): Promise<RunningNginx> {
  let text = example;
  for (const [from, to] of Object.entries(replacements)) {
    expect(text).toContain(from);
    text = text.replaceAll(from, to);
  }
  return startConfigured(program, port, '/', (run) => {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (kind) => `${kind}_temp_path ${run}/${kind};`,
    );
    writeFileSync(
      join(run, 'nginx.conf'),
      `pid ${run}/pid; events {} http { access_log off; include /etc/nginx/mime.types; ${temporary.join(' ')}\n${frame(text)} }`,
    );
  });
}

const inServer =
  (port: number) =>
  (text: string): string =>
    `server { listen 127.0.0.1:${port}; ${text} }`;

describe.each(await testedPrograms())('examples for your own nginx, $version', (program) => {
  let upstream: RecordingUpstream;
  let dashboard: RunningNginx;

  beforeAll(async () => {
    upstream = await recordUpstream();
    dashboard = await startNginx({
      program,
      root,
      settings: { PROMETHEUS_UPSTREAM: upstream.url, BIND_ADDRESS: '127.0.0.1' },
    });
  });
  afterAll(async () => {
    await dashboard.stop();
    await upstream.close();
  });

  it('portal.conf serves the dashboard below a path', async () => {
    const port = await freePort();
    const own = { '127.0.0.1:5173': `127.0.0.1:${dashboard.port}` };
    const portal = await startExample(program, exampleOf('portal.conf'), port, own, inServer(port));
    try {
      const moved = await fetch(`${portal.url}/tools/lmdeploy?from=now-6h`, { redirect: 'manual' });
      expect(moved.status).toBe(308);
      expect(moved.headers.get('location')).toBe('/tools/lmdeploy/?from=now-6h');
      expect(await (await fetch(`${portal.url}/tools/lmdeploy/`)).text()).toContain('page');
      expect(await (await fetch(`${portal.url}/tools/lmdeploy/assets/index-a1b2.js`)).text()).toBe('42');
      expect(await sendPageRequests(`${portal.url}/tools/lmdeploy/`, upstream)).toEqual(ENDPOINTS);
      expect((await fetch(`${portal.url}/tools/lmdeploy/prometheus/-/reload`)).status).toBe(403);
    } finally {
      await portal.stop();
    }
  });

  it('own-nginx.conf serves the built files and forwards only read requests', async () => {
    const port = await freePort();
    const own = { '127.0.0.1:9090': `127.0.0.1:${upstream.port}`, '/srv/lmdeploy-dashboard': root };
    const server = await startExample(program, exampleOf('own-nginx.conf'), port, own, inServer(port));
    const base = `${server.url}/lmdeploy`;
    try {
      expect((await fetch(base, { redirect: 'manual' })).headers.get('location')).toBe('/lmdeploy/');
      const page = await fetch(`${base}/`);
      expect(page.headers.get('cache-control')).toBe('no-cache');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect((await fetch(`${base}/assets/index-a1b2.js`)).headers.get('cache-control')).toContain(
        'immutable',
      );
      const missing = await fetch(`${base}/assets/index-old.js`);
      expect(missing.status).toBe(404);
      expect(missing.headers.get('cache-control')).toBeNull();
      expect(await sendPageRequests(`${base}/`, upstream)).toEqual(ENDPOINTS);
      upstream.requests.length = 0;
      expect((await fetch(`${base}/prometheus/api/v1/query?query=up`)).status).toBe(200);
      const posted = await fetch(`${base}/prometheus/api/v1/query`, {
        method: 'POST',
        body: new URLSearchParams({ query: 'up' }),
      });
      expect(posted.status).toBe(200);
      for (const path of [
        '/api/v1/admin/tsdb/snapshot',
        '/-/reload',
        '/api/v1/status/config',
        '/metrics',
        '',
      ])
        expect((await fetch(`${base}/prometheus${path}`, { method: 'POST' })).status, path).toBe(403);
      expect((await fetch(`${base}/prometheus/api/v1/query`, { method: 'DELETE' })).status).toBe(403);
      expect(upstream.requests.map(({ url }) => url)).toEqual(['/api/v1/query?query=up', '/api/v1/query']);
    } finally {
      await server.stop();
    }
  });

  it.each(README_PATHS)('the lines in %s serve the page and all of its requests', async (path) => {
    const [lines = ''] = /(?<=^```nginx\n).*?(?=^```$)/ms.exec(fileOf(path)) ?? [];
    const port = await freePort();
    const own = { '127.0.0.1:9090': `127.0.0.1:${upstream.port}`, '/srv/lmdeploy-dashboard/dist': root };
    const server = await startExample(program, lines, port, own, inServer(port));
    try {
      expect(await (await fetch(`${server.url}/lmdeploy/`)).text()).toContain('page');
      expect(await (await fetch(`${server.url}/lmdeploy/assets/index-a1b2.js`)).text()).toBe('42');
      expect(await sendPageRequests(`${server.url}/lmdeploy/`, upstream)).toEqual(ENDPOINTS);
    } finally {
      await server.stop();
    }
  });

  it.skipIf(!hasCertificate)('https.conf serves the dashboard over HTTP/2', async () => {
    const [plain, secure] = [await freePort(), await freePort()];
    const own = {
      'listen 443 ssl': `listen 127.0.0.1:${secure} ssl`,
      'listen 80': `listen 127.0.0.1:${plain}`,
      'server_name metrics.example.com': 'server_name localhost',
      '/etc/ssl/private/metrics.example.com.crt': join(folder, 'crt'),
      '/etc/ssl/private/metrics.example.com.key': join(folder, 'key'),
      '127.0.0.1:5173': `127.0.0.1:${dashboard.port}`,
    };
    const server = await startExample(program, exampleOf('https.conf'), plain, own, (text) => text);
    try {
      const moved = await fetch(`${server.url}/?from=now-6h`, { redirect: 'manual' });
      expect(moved.headers.get('location')).toBe('https://127.0.0.1/?from=now-6h');
      const ca = readFileSync(join(folder, 'crt'));
      const session = connect(`https://localhost:${secure}`, { ca });
      const status = await new Promise((resolve, reject) => {
        session.once('error', reject);
        session
          .request({ ':path': '/prometheus/api/v1/labels' })
          .once('response', (headers) => resolve(headers[':status']));
      });
      expect(session.alpnProtocol).toBe('h2');
      expect(status).toBe(200);
      session.destroy();
    } finally {
      await server.stop();
    }
  });

  it.skipIf(!hasCertificate)(
    'nginx forwards to an https Prometheus only when it trusts the certificate',
    async () => {
      const key = readFileSync(join(folder, 'key'), 'utf8');
      const cert = readFileSync(join(folder, 'crt'), 'utf8');
      const secure = await recordUpstream(undefined, { key, cert });
      const settings = { PROMETHEUS_UPSTREAM: `https://localhost:${secure.port}/below` };
      try {
        for (const [more, status] of [
          [{}, 502],
          [{ PROMETHEUS_CA_FILE: join(folder, 'crt') }, 200],
        ] as const) {
          const nginx = await startNginx({ program, root, settings: { ...settings, ...more } });
          const response = await fetch(`${nginx.url}/prometheus/api/v1/labels`);
          await nginx.stop();
          expect(response.status).toBe(status);
        }
        expect(secure.requests.map(({ url }) => url)).toEqual(['/below/api/v1/labels']);
      } finally {
        await secure.close();
      }
    },
  );
});

describe('the documents', () => {
  it.each(HOSTING_PATHS)('%s lists the endpoints that the page uses, and no more', (path) => {
    const rows = [...fileOf(path).matchAll(/^\| `([\w/<>]+)` +\| (?!.*\|.*\|)/gm)].map(
      ([, name = '']) => name,
    );
    expect(rows.map((name) => name.replace('<name>', 'model_name')).sort()).toEqual(ENDPOINTS);
  });

  it.each(README_PATHS)('%s names all endpoints that the page uses', (path) => {
    const paragraph = fileOf(path)
      .split('\n\n')
      .find((text) => text.includes('`label/…/values`'));
    for (const name of ENDPOINTS) expect(paragraph).toContain(`\`${name.replace('model_name', '…')}\``);
  });

  it.each(HOSTING_PATHS)('%s links to every example', (path) => {
    for (const name of readdirSync(new URL('../../../deploy/nginx/examples', import.meta.url)))
      expect(fileOf(path)).toContain(`](../deploy/nginx/examples/${name})`);
  });
});
