import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBlocks } from '../tools/servers/prometheus/blocks';
import { startPrometheus } from '../tools/servers/prometheus/start';
import { freePort } from '../tools/process/free-port';
import { expect, test } from './fixtures/test';
import { KIT_PANELS } from '../tools/kit-panels';
import { DashboardPage } from './pages/dashboard-page';
import { servePage } from './fixtures/serve-page';
import { GONE_MODEL, MAIN_MODEL, NOW_MS, OLD_MODEL, QUIET_MODEL } from './fixtures/world';

const LATENCIES = [
  'time-to-first-token',
  'inter-token-latency',
  'e2e-latency',
  'time-per-output-token',
  'queue-time',
];

/** Half an hour of one rank, a sample every 5 s, in OpenMetrics. @param values of each gauge */
function gauges(values: Readonly<Record<string, string>>): string {
  const times = Array.from({ length: 360 }, (_, i) => NOW_MS / 1000 - 5 * (359 - i));
  const labels = 'engine="0",instance="gpu:23333",job="lmdeploy",model_name="m"';
  const lines = Object.entries(values).flatMap(([name, value]) => [
    `# TYPE lmdeploy:${name} gauge`,
    ...times.map((timeS) => `lmdeploy:${name}{${labels}} ${value} ${timeS}`),
  ]);
  return `${lines.join('\n')}\n# EOF\n`;
}

test('a server without requests is idle: no error, no zero, no NaN', async ({ dashboard, page }) => {
  await dashboard.open({ 'var-model_name': QUIET_MODEL });
  for (const id of [...LATENCIES, 'finish-reason']) {
    await dashboard.shows(id, 'idle');
    await expect(dashboard.panel(id)).toContainText('No requests');
  }
  const note = page.locator('[data-blank-note="idle"]');
  await expect(note).toContainText('No requests in this window');
  await expect(note).toContainText('The rank reports.');
  for (const id of ['scheduler', 'token-throughput', 'kv-cache-usage']) await dashboard.shows(id, 'ready');
  const text = await page.locator('main').innerText();
  expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
});

test('an empty range says so and links to the data', async ({ dashboard, page }) => {
  await dashboard.open({ from: '2026-08-20T00:00:00Z', to: '2026-08-20T01:00:00Z' });
  for (const id of KIT_PANELS) await dashboard.shows(id, 'empty');
  const first = dashboard.panel('time-to-first-token');
  await expect(first).toContainText('No data');
  const note = page.locator('[data-blank-note="empty"]');
  await expect(note).toContainText('No data in this range');
  await note
    .getByRole('button', { name: 'Show that time' })
    .or(note.getByRole('button', { name: 'Show from that time' }))
    .click();
  await dashboard.settled();
  await expect(note).toHaveCount(0);
  await expect(first).toHaveAttribute('data-state', 'ready');
  await page.goBack();
  await expect(first).toHaveAttribute('data-state', 'empty');
});

test('a range of a year whose only samples are younger than its last step is not empty', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ from: 'now-1y', refresh: 'off' });
  await expect(page.locator('[data-doctor]')).toHaveCount(0);
  await expect(page.getByText('No data in this range')).toHaveCount(0);
  await expect(page.locator('[data-tile="engines"]')).toContainText(/5\s*\/\s*6/);
});

test('metrics that a collector has renamed are named, with what to set', async ({ dashboard, page }) => {
  await page.route(
    (url) => url.searchParams.get('match[]')?.includes('num_api_requests_routed') ?? false,
    (route) => route.fulfill({ json: { status: 'success', data: ['lmdeploy_num_api_requests_routed'] } }),
  );
  await dashboard.open({ 'var-model_name': 'no-such-model' });
  const note = page.locator('[data-blank-note]');
  await expect(note).toContainText('they begin with lmdeploy_. Set this in config.json:');
  await expect(note).toContainText('"prometheus": { "metricPrefix": "lmdeploy_" }');
});

test('a metric that an old LMDeploy lacks is named', async ({ dashboard }) => {
  await dashboard.open({ 'var-model_name': OLD_MODEL });
  const panel = dashboard.panel('failures');
  await dashboard.shows('failures', 'missing');
  await expect(panel).toContainText('lmdeploy:num_requests_failed');
  await expect(panel).toContainText('Available since v0.12.3.');
  await dashboard.shows('scheduler', 'ready');
  // A section without any exported metric is hidden.
  await expect(dashboard.panel('time-to-first-token')).toHaveCount(0);
  await dashboard.open({ 'var-model_name': OLD_MODEL, viewPanel: 'time-to-first-token' });
  await dashboard.shows('time-to-first-token', 'missing');
});

test('samples that are no numbers are named, and panels with numbers are drawn', async ({ page }) => {
  const [textDir, dataDir] = ['text', 'data'].map((name) =>
    mkdtempSync(join(tmpdir(), `lmdeploy-e2e-nan-${name}-`)),
  );
  if (textDir === undefined || dataDir === undefined) throw new Error('no folders');
  const text = join(textDir, 'nan.om');
  writeFileSync(
    text,
    gauges({ num_requests_running: '1', num_requests_waiting: '2', gpu_cache_usage_perc: 'NaN' }),
  );
  await createBlocks([text], dataDir);
  const prometheus = await startPrometheus({ dataDir });
  const served = await servePage(prometheus.url);
  try {
    const own = new DashboardPage(page, served.url);
    await own.open({ from: 'now-15m', refresh: 'off' });
    await own.shows('kv-cache-usage', 'empty');
    await expect(own.panel('kv-cache-usage')).toContainText('Samples are not numbers');
    await expect(own.panel('kv-cache-usage')).toContainText('lmdeploy:gpu_cache_usage_perc');
    await own.shows('scheduler', 'ready');
    await own.open({ from: 'now-15m', refresh: 'off', lang: 'zh' });
    await own.shows('kv-cache-usage', 'empty');
    await expect(own.panel('kv-cache-usage')).toContainText('样本不是有效数值');
  } finally {
    // A request that runs on would find nobody.
    await page.goto('about:blank');
    await served.close();
    await prometheus.stop();
    for (const folder of [textDir, dataDir]) rmSync(folder, { recursive: true, force: true });
  }
});

test('panels of a target that is gone are stale and show since when', async ({ dashboard, page }) => {
  await dashboard.open({ 'var-model_name': GONE_MODEL });
  const panel = dashboard.panel('scheduler');
  await dashboard.shows('scheduler', 'stale');
  // Prometheus repeats the last sample for five minutes.
  await expect(panel).toContainText(/No new sample for (19|20) min/);
  await expect(page.getByRole('banner')).toContainText('0 of 1 ranks report.');
});

test('the page keeps the last data when Prometheus stops, and recovers by itself', async ({
  page,
  expected,
  dashboard,
}) => {
  test.setTimeout(90_000);
  expected.consoleErrors = /Failed to load resource/;
  void dashboard;
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-e2e-restart-'));
  cpSync(process.env['E2E_DATA_DIR'] ?? '', dataDir, { recursive: true });
  const port = await freePort();
  let prometheus = await startPrometheus({ dataDir, port });
  const served = await servePage(prometheus.url);
  try {
    const own = new DashboardPage(page, served.url);
    await own.open({ 'var-model_name': MAIN_MODEL, refresh: '5s' });
    const panel = own.panel('time-to-first-token');
    await expect(panel).toHaveAttribute('data-state', 'ready');
    const legend = own.legend('time-to-first-token');
    const before = await legend.allTextContents();
    const colour = (): Promise<string> => legend.first().evaluate((name) => getComputedStyle(name).color);
    const colourOfNow = await colour();

    await prometheus.stop();
    // By hand, because a busy machine stretches the refresh interval.
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await expect(panel).toHaveAttribute('data-state', 'error', { timeout: 15_000 });
    const outage = page.getByRole('alert');
    await expect(outage).toHaveCount(1);
    await expect(outage).toContainText(
      /Prometheus cannot be reached\.\s+Failing since \S+\s+The data on the page is from/,
    );
    await expect(panel).not.toContainText('cannot be reached');
    // What is seen for the first time has no data to keep.
    const other = own.panel('finish-reason');
    await other.scrollIntoViewIfNeeded();
    await expect(other).toContainText('Not loaded.');
    await panel.scrollIntoViewIfNeeded();
    const tile = page.locator('[data-tile="engines"]');
    await expect(tile).toHaveAttribute('data-state', 'none');
    await expect(tile).toContainText('as of ');
    await expect(page.locator('[data-tile][data-state="good"]')).toHaveCount(0);
    // The figures beside the name of a section are those of that time, too.
    const sectionFigures = page.locator('#latency');
    await expect(sectionFigures).toContainText(/as of \d\d:\d\d:\d\d · /);
    expect(await legend.allTextContents()).toEqual(before);
    expect(await colour()).not.toBe(colourOfNow);
    await expect(panel.locator('canvas')).toBeVisible();
    await expect(page.getByRole('banner')).toContainText('Prometheus does not respond.');
    // Under another range, data of this one would be wrong.
    const sparkline = page.locator('[data-tile="running"] .sparkline .line');
    await expect(sparkline).toHaveAttribute('d', /M/);
    await page.getByRole('button', { name: 'Earlier' }).click();
    await expect(panel).toContainText('Not loaded.');
    await expect(sparkline).not.toHaveAttribute('d', /M/);
    await page.goBack();
    await expect(panel).not.toContainText('Not loaded.');
    await expect(panel.locator('canvas')).toBeVisible();

    prometheus = await startPrometheus({ dataDir, port });
    await expect(panel).toHaveAttribute('data-state', 'ready', { timeout: 40_000 });
    await expect(outage).toHaveCount(0);
    await expect(tile).toHaveAttribute('data-state', 'good');
    await expect(sectionFigures).not.toContainText('as of');
    expect(await colour()).toBe(colourOfNow);
    for (const id of KIT_PANELS) await own.shows(id, 'ready');
  } finally {
    await served.close();
    await prometheus.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('nothing is green while Prometheus does not respond, although no request has failed yet', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: '30s' });
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).not.toHaveAccessibleName(/as of/);
  // The route leaves every request open. The refresh begins at the first jump, and would time out after 30 s.
  await page.route('**/query_range*', () => undefined);
  await page.clock.fastForward(46_000);
  await page.clock.fastForward(18_000);
  await expect(heading).toHaveAccessibleName(/as of \d\d:\d\d:\d\d/);
  await expect(page.locator('[data-tile][data-state="good"]')).toHaveCount(0);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('while Prometheus hangs, the page says after seconds whether the queries or the server is slow', async ({
  dashboard,
  page,
}) => {
  await page.route('**/query_range*', () => undefined);
  await dashboard.goto({ 'var-model_name': MAIN_MODEL, refresh: '10s' });
  await expect(page.getByRole('banner')).toBeVisible();
  const notice = page.getByText('These queries are slow');
  await expect(async () => {
    await page.clock.fastForward(5_100);
    await expect(notice).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.route('**/api/v1/query?*', () => undefined);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await page.clock.fastForward(5_100);
  await page.clock.fastForward(5_100);
  await expect(page.getByText('Prometheus does not respond, even').last()).toBeVisible();
  await expect(page.locator('[data-tile][data-state="good"]')).toHaveCount(0);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await dashboard.shows('scheduler', 'ready');
  await expect(page.getByText('Prometheus does not respond, even')).toHaveCount(0);
});

test('when no response comes in time, smaller queries are advised only where the server responds to the smallest one', async ({
  dashboard,
  page,
}) => {
  await page.route('**/query_range*', () => undefined);
  await dashboard.goto({ 'var-model_name': MAIN_MODEL, refresh: 'off' });
  const outage = page.locator('[data-outage]');
  await expect(async () => {
    await page.clock.fastForward(10_500);
    await expect(outage).toContainText('Choose a shorter range or fewer ranks.', { timeout: 1000 });
  }).toPass();
  await expect(outage).toContainText('responds to query and not to query_range');
  // The server hangs from now on: the outage stays, its reason changes.
  await page.route('**/api/v1/**', () => undefined);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(async () => {
    await page.clock.fastForward(10_500);
    await expect(outage).toContainText('Prometheus cannot be reached.', { timeout: 1000 });
  }).toPass();
  await expect(outage).not.toContainText('Choose a shorter range');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

for (const search of [{}, { kiosk: '' }, { viewPanel: 'scheduler' }, { kiosk: '', panel: 'scheduler' }]) {
  const what = Object.keys(search).join(' with ') || 'the whole page';
  test(`${what} says once that Prometheus is down at the start, with a retry`, async ({ page, expected }) => {
    expected.consoleErrors = /Failed to load resource/;
    const served = await servePage('http://127.0.0.1:9');
    try {
      const own = new DashboardPage(page, served.url);
      await own.open(search);
      await own.shows('scheduler', 'error');
      const outage = page.getByRole('alert');
      await expect(outage).toHaveCount(1);
      await expect(outage).toBeInViewport();
      await expect(outage).toContainText('Prometheus cannot be reached. Failing since');
      await expect(outage.getByRole('button', { name: 'Retry' })).toBeVisible();
      await expect(own.panel('scheduler')).not.toContainText('cannot be reached');
    } finally {
      await served.close();
    }
  });
}

test('a rejected query shows the message of Prometheus', async ({ dashboard, page, expected }) => {
  expected.consoleErrors = /422/;
  // Only for the scheduler: panels do not repeat an error that all of them have.
  await page.route('**/query_range*', (route) => {
    if (!route.request().url().includes('num_requests_waiting')) return route.continue();
    return route.fulfill({
      status: 422,
      contentType: 'application/json',
      body: JSON.stringify({
        status: 'error',
        errorType: 'execution',
        error: 'query processing would load too many samples into memory',
      }),
    });
  });
  await dashboard.open({ refresh: 'off' });
  const panel = dashboard.panel('scheduler');
  await dashboard.shows('scheduler', 'error');
  await expect(panel).toContainText('query processing would load too many samples into memory');
  await page.unroute('**/query_range*');
  await panel.getByRole('button', { name: 'Retry' }).click();
  await expect(panel).toHaveAttribute('data-state', 'ready');
});

test('the page reports a login page in place of a response of Prometheus', async ({ dashboard, page }) => {
  await page.route('**/prometheus/api/**', (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<html>Sign in</html>' }),
  );
  await dashboard.open();
  await dashboard.shows('scheduler', 'error');
  await expect(page.getByRole('alert')).toContainText('a proxy or a login page');
});

test('warnings of a query are shown', async ({ dashboard, page }) => {
  await page.route('**/query_range*', async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as object;
    await route.fulfill({ response, json: { ...body, warnings: ['PromQL warning: something is odd'] } });
  });
  await dashboard.open();
  const panel = dashboard.panel('scheduler');
  await dashboard.shows('scheduler', 'ready');
  await panel.getByRole('button', { name: 'Warnings' }).click();
  await expect(page.getByRole('dialog')).toContainText('PromQL warning: something is odd');
  // Panels near the window may still load.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('an outdated response is never shown', async ({ dashboard, page }) => {
  await dashboard.open({ refresh: 'off', from: 'now-1h', 'var-model_name': MAIN_MODEL });
  let isFirst = true;
  const held: (() => void)[] = [];
  await page.route('**/query_range*', async (route) => {
    if (isFirst) await new Promise<void>((resolve) => held.push(resolve));
    await route.continue().catch(() => undefined);
  });
  const range = page.getByRole('button', { name: /^Time range/ });
  await range.click();
  await page.getByRole('button', { name: 'Last 30 minutes' }).click();
  await expect.poll(() => held.length).toBeGreaterThan(0);
  isFirst = false;
  await range.click();
  await page.getByRole('button', { name: 'Last 15 minutes' }).click();
  await dashboard.settled();
  const quick = await dashboard.csv('scheduler');
  for (const resolve of held) resolve();
  await page.clock.runFor(2000);
  const later = await dashboard.csv('scheduler');
  expect(later).toEqual(quick);
  const times = later.times;
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBe(900);
});

test('a page that opens before Prometheus starts also fills its pickers', async ({ page, expected }) => {
  expected.consoleErrors = /Failed to load resource/;
  const port = await freePort();
  const served = await servePage(`http://127.0.0.1:${port}`);
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-e2e-late-'));
  cpSync(process.env['E2E_DATA_DIR'] ?? '', dataDir, { recursive: true });
  const own = new DashboardPage(page, served.url);
  await own.open({ refresh: '5s' });
  await own.shows('scheduler', 'error');
  const prometheus = await startPrometheus({ dataDir, port });
  try {
    await own.shows('scheduler', 'ready');
    await expect(page.getByRole('banner').getByRole('button', { name: /^Model/ })).toContainText(/All \d/);
  } finally {
    await served.close();
    await prometheus.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
