import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificate } from '../tools/doctor/parts.fixture';
import { freePort } from '../tools/process/free-port';
import { startPrometheus } from '../tools/servers/prometheus/start';
import { Fleet } from '../tools/simulator/fleet';
import { steadyScenario } from '../tools/simulator/scenario';
import { serveFleet } from '../tools/simulator/server';
import { servePage } from './fixtures/serve-page';
import { withoutPerson } from './fixtures/no-person';
import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';
import { DashboardPage } from './pages/dashboard-page';

const report = (page: Page) => page.locator('[data-doctor]');

/** The page without its content security policy, which would forbid another origin first. */
async function withoutPolicy(
  pageUrl: string,
  isTls = false,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const listener: RequestListener = (request, response) => {
    const forward = async (): Promise<void> => {
      const found = await fetch(new URL((request.url ?? '/').slice(1), pageUrl));
      response.writeHead(found.status, { 'content-type': found.headers.get('content-type') ?? '' });
      response.end(Buffer.from(await found.arrayBuffer()));
    };
    // A request that the page withdrew at the end of a test finds no server.
    forward().catch(() => response.destroy());
  };
  const server = isTls ? createTlsServer(certificate(), listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http${isTls ? 's' : ''}://127.0.0.1:${port}/`, close: () => server.close() };
}

/** A Prometheus that scrapes these targets as the job `lmdeploy`, behind the page. The page leaves before its server stops: it would report that the server is gone. */
async function withTargets(
  page: Page,
  targets: readonly string[],
  run: (url: string) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-e2e-doctor-'));
  const scrapeConfigs = targets.length === 0 ? [] : [{ job: 'lmdeploy', targets, intervalS: 1 }];
  const prometheus = await startPrometheus({ dataDir, scrapeConfigs });
  const served = await servePage(prometheus.url);
  try {
    await run(served.url);
    await page.goto('about:blank');
  } finally {
    await served.close();
    await prometheus.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

for (const search of [{}, { kiosk: '' }]) {
  const isKiosk = 'kiosk' in search;
  test(`${isKiosk ? 'a kiosk' : 'the page'} names the cause when Prometheus is stopped`, async ({
    page,
    expected,
  }) => {
    expected.consoleErrors = /Failed to load resource/;
    const served = await servePage('http://127.0.0.1:9');
    try {
      const own = new DashboardPage(page, served.url);
      await own.open(search);
      const outage = page.getByRole('alert');
      await expect(outage).toContainText(`A proxy responds at ${served.url}prometheus with status 502`);
      await expect(report(page)).toHaveCount(isKiosk ? 0 : 1);
      if (isKiosk) return;
      await expect(report(page).getByRole('listitem').first()).toContainText('PROMETHEUS_UPSTREAM');
      const { violations } = await new AxeBuilder({ page }).include('[data-doctor]').analyze();
      expect(violations).toEqual([]);
    } finally {
      await served.close();
    }
  });
}

test('a login page in front of Prometheus is named', async ({ dashboard, page }) => {
  await page.route('**/prometheus/api/**', (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<html>Sign in</html>' }),
  );
  await dashboard.open();
  await expect(report(page)).toContainText('returned a web page instead of data');
});

test('a server that wants a login is named', async ({ dashboard, page, expected }) => {
  expected.consoleErrors = /401/;
  await page.route('**/prometheus/api/**', (route) => route.fulfill({ status: 401, body: '' }));
  await dashboard.open();
  await expect(report(page)).toContainText('requires a login (status 401)');
  await page.unroute('**/prometheus/api/**');
  await page.reload();
  await expect(dashboard.panel('time-to-first-token')).toHaveAttribute('data-state', 'ready');
  await expect(report(page)).toBeHidden();
});

test('a content security policy that forbids the address of Prometheus is named', async ({
  dashboard,
  page,
  prometheusUrl,
  expected,
}) => {
  expected.consoleErrors = /Content Security Policy|Failed to load resource/;
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { prometheus: { url: prometheusUrl } } }),
  );
  await dashboard.open();
  await expect(report(page)).toContainText(
    `The content security policy of the page forbids connections to ${prometheusUrl}.`,
  );
  await expect(report(page)).toContainText(`connect-src 'self' ${prometheusUrl}`);
});

test('a Prometheus that does not allow the origin of the page is named, and one that is gone', async ({
  page,
  pageUrl,
  expected,
}) => {
  expected.consoleErrors = /CORS policy|Failed to load resource/;
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-e2e-doctor-'));
  const prometheus = await startPrometheus({ dataDir, extraArgs: ['--web.cors.origin=https://other'] });
  const open = await withoutPolicy(pageUrl);
  try {
    await page.route('**/config.json', (route) =>
      route.fulfill({ json: { prometheus: { url: prometheus.url } } }),
    );
    await new DashboardPage(page, open.url).open();
    await expect(report(page)).toContainText('does not allow pages of');
    await expect(report(page)).toContainText('--web.cors.origin=');
    // A browser does not say more of a server that is gone.
    await prometheus.stop();
    await report(page).getByRole('button', { name: 'Check again' }).click();
    await expect(report(page)).toContainText(`${prometheus.url} cannot be reached from this browser.`);
    await expect(report(page)).toContainText(`npm run doctor -- --prometheus ${prometheus.url}`);
  } finally {
    open.close();
    await prometheus.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('a browser without a network is named', async ({ dashboard, page, context, expected }) => {
  expected.consoleErrors = /Failed to load resource/;
  await dashboard.open({ refresh: 'off', doctor: '' });
  await expect(report(page).locator('[data-check="prometheus"]')).toHaveAttribute('data-check-state', 'ok');
  await context.setOffline(true);
  await report(page).getByRole('button', { name: 'Check again' }).click();
  await expect(report(page)).toContainText('This browser is offline.');
  await context.setOffline(false);
  await report(page).getByRole('button', { name: 'Check again' }).click();
  await expect(report(page).locator('[data-check="prometheus"]')).toHaveAttribute('data-check-state', 'ok');
});

test('an https page with an http address of Prometheus is named', async ({ browser, pageUrl }) => {
  const secure = await withoutPolicy(pageUrl, true);
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  try {
    const page = await context.newPage();
    await page.route('**/config.json', (route) =>
      route.fulfill({ json: { prometheus: { url: 'http://prometheus.example.com:9090' } } }),
    );
    await new DashboardPage(page, secure.url).open();
    await expect(report(page)).toContainText(
      'This page uses https, and http://prometheus.example.com:9090 uses http.',
    );
  } finally {
    await context.close();
    secure.close();
  }
});

test('a server that limits requests is named, with the time that it asks to wait', async ({
  dashboard,
  page,
  expected,
}) => {
  expected.consoleErrors = /429/;
  await page.route('**/prometheus/api/**', (route) =>
    route.fulfill({ status: 429, headers: { 'retry-after': '300' }, body: '' }),
  );
  await dashboard.open();
  await expect(report(page)).toContainText('rejects requests because there are too many (status 429)');
  await expect(report(page)).toContainText(
    'The server asks to wait 300 s; the page asks again after that time.',
  );
});

test('a range from before the retention is named, with a way to the data', async ({ page }) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-e2e-doctor-'));
  cpSync(process.env['E2E_DATA_DIR'] ?? '', dataDir, { recursive: true });
  const prometheus = await startPrometheus({ dataDir, retention: '2d' });
  const served = await servePage(prometheus.url);
  try {
    const own = new DashboardPage(page, served.url);
    await own.open({ from: '2026-08-20 07:00', to: '2026-08-20 08:00', doctor: '' });
    await expect(report(page)).toContainText('after this time range. Prometheus keeps samples for 2d.');
    await report(page).getByRole('button', { name: 'Show the data' }).click();
    await own.shows('scheduler', 'ready');
  } finally {
    // A request that runs on would find nobody.
    await page.goto('about:blank');
    await served.close();
    await prometheus.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('a Prometheus without a job for LMDeploy gets a scrape job to copy', async ({ page }) => {
  await page.clock.install({ time: Date.now() });
  await withTargets(page, [], async (url) => {
    await new DashboardPage(page, url).open({ refresh: 'off' });
    const block = report(page);
    // Prometheus looks for targets in its first seconds.
    await expect(async () => {
      await block.getByRole('button', { name: 'Check again' }).click();
      await expect(block).toContainText('No job of Prometheus scrapes LMDeploy.', { timeout: 1000 });
    }).toPass({ timeout: 30_000 });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await block.getByRole('button', { name: 'Copy: scrape_configs:' }).click();
    await expect(block.getByRole('status')).toHaveText('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('- job_name: lmdeploy');
  });
});

test('a target that is down is named with its cause, and is there when it is up again', async ({ page }) => {
  await page.clock.install({ time: Date.now() });
  const port = await freePort();
  const target = `127.0.0.1:${port}`;
  await withTargets(page, [target], async (url) => {
    await new DashboardPage(page, url).open({ from: 'now-5m', to: 'now', refresh: '5s' });
    const block = report(page);
    const sentence = `Prometheus cannot connect to ${target}: connection refused.`;
    // Prometheus scrapes some seconds after its start.
    await expect(async () => {
      await block.getByRole('button', { name: 'Check again' }).click();
      await expect(block).toContainText(sentence, { timeout: 1000 });
    }).toPass({ timeout: 20_000 });
    const fleet = new Fleet(steadyScenario({ ratePerS: 5 }), Date.now() - 60_000);
    const ranks = await serveFleet(fleet, { ports: [port] });
    try {
      await expect(block).toBeHidden({ timeout: 40_000 });
      await expect(page.locator('[data-panel="time-to-first-token"]')).toHaveAttribute(
        'data-state',
        'ready',
        { timeout: 30_000 },
      );
    } finally {
      await ranks.close();
    }
  });
});

test('a healthy, idle system says so, with a command that makes traffic', async ({ page }) => {
  await page.clock.install({ time: Date.now() });
  const fleet = new Fleet(steadyScenario({ ratePerS: 0.000_01 }), Date.now() - 60_000);
  const ranks = await serveFleet(fleet, { ports: [0] });
  const target = `127.0.0.1:${ranks.ports[0]}`;
  try {
    await withTargets(page, [target], async (url) => {
      await new DashboardPage(page, url).open({ refresh: 'off', doctor: '' });
      const block = report(page);
      await expect(async () => {
        await block.getByRole('button', { name: 'Check again' }).click();
        await expect(block).toContainText('Everything works; no request has finished within a day', {
          timeout: 1000,
        });
      }).toPass({ timeout: 20_000 });
      await expect(block).toContainText(`curl http://${target}/v1/completions`);
      await expect(block.locator('[data-check-state="fault"]')).toHaveCount(0);
    });
  } finally {
    await ranks.close();
  }
});

test('labels that match nothing: the labels that exist are one click away', async ({ dashboard, page }) => {
  await dashboard.open({ 'var-model_name': 'no-such-model' });
  const block = report(page);
  await expect(block).toContainText('No rank that reports now has these labels: model_name="no-such-model".');
  await block.getByRole('button', { name: `model_name ${MAIN_MODEL}` }).click();
  await dashboard.settled();
  await dashboard.shows('scheduler', 'ready');
  await expect(block).toHaveCount(0);
  expect(new URL(page.url()).searchParams.get('var-model_name')).toBe(MAIN_MODEL);
});

test('a page with data sends no request for the doctor, until a person opens it from the menu', async ({
  dashboard,
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('vector%281%29')) asked.push(request.url());
  });
  await dashboard.open({ refresh: 'off' });
  await expect(report(page)).toHaveCount(0);
  expect(asked).toEqual([]);
  await dashboard.chooseInBar('Menu', 'menuitem', 'Doctor (why is there no data?)');
  const block = report(page);
  await expect(block.locator('[data-check="prometheus"]')).toHaveAttribute('data-check-state', 'ok');
  expect(asked.map((url) => new URL(url).pathname.split('/').at(-1))).toEqual(['query', 'query_range']);
  expect(new URL(page.url()).searchParams.has('doctor')).toBe(true);
  await block.getByRole('button', { name: 'Close' }).click();
  await expect(block).toHaveCount(0);
  expect(new URL(page.url()).searchParams.has('doctor')).toBe(false);
});

test('the report fits a phone and reads in Chinese', async ({ dashboard, page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await dashboard.open({ 'var-model_name': 'no-such-model', lang: 'zh', theme: 'dark' });
  await expect(report(page)).toContainText('没有正在上报的 Rank 带有这些标签');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  const { violations } = await new AxeBuilder({ page }).include('[data-doctor]').analyze();
  expect(violations).toEqual([]);
});

test('the doctor comes into view with the focus where a person calls it far below, and stays where a link opens it', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ refresh: 'off' });
  await dashboard.shows('process-restarts', 'ready');
  await dashboard.chooseInBar('Menu', 'menuitem', 'Doctor');
  const heading = report(page).getByRole('heading', { level: 2 });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  const barPx = (await page.getByRole('banner').boundingBox())?.height ?? NaN;
  expect((await heading.boundingBox())?.y).toBeGreaterThan(barPx);

  await withoutPerson(page);
  await page.reload();
  await expect(heading).toBeVisible();
  await expect(page.locator('body')).toBeFocused();
});
