import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { freePort } from '../tools/process/free-port';
import { nextSlot, slotOf } from '../tools/checks/nginx/fixtures/cached-responses';
import { recordUpstream } from '../tools/checks/nginx/fixtures/recording-upstream';
import { systemNginx } from '../tools/servers/nginx/programs';
import { forwardRequest } from '../tools/servers/forward-request';
import { KIT_PANELS } from '../tools/kit-panels';
import { setServerDate } from './fixtures/server-date';
import { startConfigured, startNginx, type RunningNginx } from '../tools/servers/nginx/start';
import { expect, test } from './fixtures/test';
import { DashboardPage } from './pages/dashboard-page';

/**
 * A portal in front of the dashboard: it proxies a path, and has pages with the dashboard in a frame; `/isolated` has
 * COEP, `/sandbox` a sandbox without its own origin, `/tokens` one with it.
 */
async function startPortal(dashboardUrl: string): Promise<RunningNginx> {
  const frame = (sandbox: string): string =>
    `<!doctype html><title>Portal</title><iframe ${sandbox} width=1200 height=700 src="${dashboardUrl}/?kiosk&panel=scheduler"></iframe>`;
  const port = await freePort();
  return startConfigured(systemNginx(), port, '/', (folder) => {
    writeFileSync(
      join(folder, 'nginx.conf'),
      `pid ${folder}/nginx.pid; events {}
      http {
        include /etc/nginx/mime.types;
        access_log off; absolute_redirect off;
        client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f;
        uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
        server {
          listen 127.0.0.1:${port};
          location = /tools/lmdeploy { return 302 /tools/lmdeploy/$is_args$args; }
          location /tools/lmdeploy/ { proxy_pass ${dashboardUrl}/; }
          location = /favicon.ico { return 204; }
          default_type text/html;
          location = /sandbox { return 200 '${frame('sandbox="allow-scripts"')}'; }
          location = /tokens { return 200 '${frame('sandbox="allow-scripts allow-same-origin"')}'; }
          location = /isolated { add_header Cross-Origin-Embedder-Policy require-corp; return 200 '${frame('')}'; }
          location / { return 200 '${frame('')}'; }
        }
      }`,
    );
  });
}

test('the same files work below a path of a portal, with and without the slash', async ({
  page,
  prometheusUrl,
}) => {
  const nginx = await startNginx({ settings: { PROMETHEUS_UPSTREAM: prometheusUrl } });
  const portal = await startPortal(nginx.url);
  try {
    for (const path of ['/tools/lmdeploy/', '/tools/lmdeploy']) {
      await page.goto(`${portal.url}${path}?from=now-30m`);
      const own = new DashboardPage(page, portal.url);
      await own.settled();
      await own.shows('scheduler', 'ready');
      await expect(page).toHaveURL(`${portal.url}/tools/lmdeploy/?from=now-30m`);
    }
  } finally {
    await page.goto('about:blank');
    await portal.stop();
    await nginx.stop();
  }
});

test('only a portal in PORTAL_ORIGINS may show the dashboard in a frame', async ({
  page,
  prometheusUrl,
  expected,
}) => {
  expected.consoleErrors = /frame-ancestors|Refused to frame|Framing|X-Frame-Options|CORS|ERR_FAILED/;
  const closed = await startNginx({ settings: { PROMETHEUS_UPSTREAM: prometheusUrl } });
  const portalOfClosed = await startPortal(closed.url);
  const open = await startNginx({
    settings: { PROMETHEUS_UPSTREAM: prometheusUrl, PORTAL_ORIGINS: 'http://127.0.0.1:*' },
  });
  const portalOfOpen = await startPortal(open.url);
  try {
    const framed = page.frameLocator('iframe').locator('[data-panel="scheduler"]');
    for (const path of ['/', '/tokens', '/isolated']) {
      await page.goto(`${portalOfOpen.url}${path}`);
      await expect(framed, path).toHaveAttribute('data-state', 'ready', { timeout: 20_000 });
    }
    // A page without an origin of its own gets nothing from Prometheus; it says what it needs.
    await page.goto(`${portalOfOpen.url}/sandbox`);
    await expect(page.frameLocator('iframe').getByText('allow-same-origin').first()).toBeVisible();
    const refusals: string[] = [];
    page.on('console', (message) => refusals.push(message.text()));
    await page.goto(`${portalOfClosed.url}/`);
    await expect.poll(() => refusals.join('\n')).toMatch(/frame-ancestors 'self'/);
    await expect(page.frameLocator('iframe').locator('main')).toHaveCount(0);
    const response = await page.request.get(`${closed.url}/`);
    expect(response.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
  } finally {
    for (const server of [portalOfOpen, open, portalOfClosed, closed]) await server.stop();
  }
});

test('a password protects the page and the API', async ({ browser, prometheusUrl }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-e2e-password-'));
  const file = join(folder, 'passwords');
  const sha = createHash('sha1').update('right').digest('base64');
  writeFileSync(file, `admin:{SHA}${sha}\n`, { mode: 0o644 });
  const nginx = await startNginx({ settings: { PROMETHEUS_UPSTREAM: prometheusUrl, BASIC_AUTH_FILE: file } });
  try {
    for (const path of ['/', '/config.json', '/prometheus/api/v1/query?query=up']) {
      const response = await fetch(nginx.url + path);
      expect(response.status, path).toBe(401);
    }
    expect((await fetch(`${nginx.url}/healthz`)).status).toBe(200);
    const wrong = `Basic ${Buffer.from('admin:wrong').toString('base64')}`;
    expect((await fetch(nginx.url, { headers: { Authorization: wrong } })).status).toBe(401);

    const context = await browser.newContext({ httpCredentials: { username: 'admin', password: 'right' } });
    const page = await context.newPage();
    const own = new DashboardPage(page, `${nginx.url}/`);
    await page.clock.install({ time: Date.parse('2026-08-27T07:30:00Z') });
    await setServerDate(page, null);
    await own.open();
    for (const id of KIT_PANELS) await own.shows(id, 'ready');
    await context.close();
  } finally {
    await nginx.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Fetches URLs over six connections, like a browser. */
async function fetchAll(urls: readonly string[]): Promise<number[]> {
  const statuses: number[] = [];
  const left = [...urls];
  const connection = async (): Promise<void> => {
    for (let url = left.shift(); url !== undefined; url = left.shift()) {
      statuses.push((await fetch(url)).status);
    }
  };
  await Promise.all(Array.from({ length: 6 }, connection));
  return statuses;
}

test('fifty viewers of one page cost Prometheus little more than one viewer', async ({
  page,
  prometheusUrl,
  expected,
}) => {
  expected.consoleErrors = null;
  // Counts the requests of this nginx only: other tests use the same Prometheus at the same time.
  const upstream = await recordUpstream((request, response) =>
    forwardRequest(request, Readable.from([request.body]), response, new URL(request.url, prometheusUrl)),
  );
  const nginx = await startNginx({ settings: { PROMETHEUS_UPSTREAM: upstream.url } });
  try {
    const urls: string[] = [];
    const otherMethods: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/query_range')) urls.push(request.url());
      if (request.method() !== 'GET') otherMethods.push(request.method());
    });
    const own = new DashboardPage(page, `${nginx.url}/`);
    await own.open({ from: 'now-47m', refresh: 'off' });
    await own.quiet();
    expect(urls.length).toBeGreaterThan(5);
    // nginx shares only responses to GET.
    expect(otherMethods).toEqual([]);
    // A page that stays open looks for causes later, and its requests would count as those of the viewers.
    await page.goto('about:blank');
    // Wait until nginx no longer uses the cached responses of the first viewer.
    await nextSlot();
    const before = upstream.requests.length;
    const firstSlot = slotOf();
    const viewers = Array.from({ length: 50 }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, i * 20));
      return fetchAll(urls);
    });
    const statuses = (await Promise.all(viewers)).flat();
    expect(new Set(statuses)).toEqual(new Set([200]));
    const cost = upstream.requests.length - before;
    const slots = slotOf() - firstSlot + 1;
    test.info().annotations.push({
      type: 'range queries for 50 viewers',
      description: `${cost} of ${50 * urls.length}`,
    });
    expect(cost).toBeLessThanOrEqual(urls.length * slots);
  } finally {
    await nginx.stop();
    await upstream.close();
  }
});
