import { missingBackends } from '../tools/programs/backends';
import { startThanos } from '../tools/servers/backends/thanos';
import { KIT_PANELS } from '../tools/kit-panels';
import { expect, test } from './fixtures/test';
import { numberAt } from './fixtures/prometheus-api';
import { csvsOf, expectSameCsvs, servePlain } from './fixtures/plain-page';
import { servePage } from './fixtures/serve-page';
import { NOW_MS } from './fixtures/world';
import { DashboardPage } from './pages/dashboard-page';

const missing = missingBackends(['thanos']);
test.skip(missing !== null, missing ?? '');

const VIEW = { refresh: 'off', from: String(NOW_MS - 3_600_000), to: String(NOW_MS) };
const RUNNING = 'count(lmdeploy:num_requests_running)';

const dataDir = (): string => process.env['E2E_DATA_DIR'] ?? '';

/** Query finds its stores a few seconds after its start. */
const finds = (url: string, count: number | null): Promise<void> =>
  expect.poll(() => numberAt(url, RUNNING, NOW_MS / 1000), { timeout: 30_000 }).toBe(count);

/** Rank 1 is back after its restart, Unix seconds. */
const BACK_S = NOW_MS / 1000 - 37 * 60;

/** The longest rate window of the panels in this range, seconds. */
const WINDOW_S = 60;

/**
 * Query joins the copies of a series, which has a gap at a restart, so rates over that gap are a little different.
 */
const isAfterRestart = (timeS: number): boolean => timeS > BACK_S && timeS <= BACK_S + WINDOW_S;

test('Thanos before two Prometheus gives the nine panels of one Prometheus, and the page reports a lost sidecar', async ({
  page,
  prometheusUrl,
}) => {
  test.setTimeout(240_000);
  const plainPage = await servePlain(dataDir());
  test.skip(plainPage === null, 'Prometheus 3 is not available');
  if (plainPage === null) return;
  const thanos = await startThanos({ dataDir: dataDir(), isDeduplicating: true });
  const served = await servePage(thanos.url);
  try {
    await finds(thanos.url, await numberAt(prometheusUrl, RUNNING, NOW_MS / 1000));
    const plain = new DashboardPage(page, plainPage.url);
    await plain.open(VIEW);
    const expectedCsvs = await csvsOf(plain, KIT_PANELS);
    const own = new DashboardPage(page, served.url);
    const findings = page.locator('[data-part="findings"]');
    await own.open(VIEW);
    expectSameCsvs(await csvsOf(own, KIT_PANELS), expectedCsvs, isAfterRestart);
    await expect(findings).not.toContainText(/stored more than once|is missing/);

    await thanos.killSidecar(0);
    // Another range than the one that the query-frontend keeps.
    await own.open({ ...VIEW, from: String(NOW_MS - 3_000_000) });
    await expect(findings).toContainText('A part of the data is missing');
    await own.shows('scheduler', 'ready');
    await thanos.startSidecar(0);
    await expect(async () => {
      await page.getByRole('button', { name: 'Refresh' }).first().click();
      await own.settled();
      await expect(findings).not.toContainText('A part of the data is missing', { timeout: 3000 });
    }).toPass({ timeout: 60_000 });
  } finally {
    await page.goto('about:blank');
    await served.close();
    await plainPage.close();
    await thanos.stop();
  }
});

test('where Query does not know the replica label, each rank counts once and a finding says so', async ({
  page,
  prometheusUrl,
}) => {
  test.setTimeout(180_000);
  const plainPage = await servePlain(dataDir());
  test.skip(plainPage === null, 'Prometheus 3 is not available');
  if (plainPage === null) return;
  const thanos = await startThanos({ dataDir: dataDir(), isDeduplicating: false });
  const served = await servePage(thanos.url);
  try {
    const once = await numberAt(prometheusUrl, RUNNING, NOW_MS / 1000);
    await finds(thanos.url, 2 * (once ?? 0));
    const plain = new DashboardPage(page, plainPage.url);
    await plain.open(VIEW);
    const expectedCsvs = await csvsOf(plain, ['scheduler']);
    const health = await page.locator('[data-tile="engines"]').textContent();
    const own = new DashboardPage(page, served.url);
    await own.open(VIEW);
    expectSameCsvs(await csvsOf(own, ['scheduler']), expectedCsvs, isAfterRestart);
    expect(await page.locator('[data-tile="engines"]').textContent()).toBe(health);
    await expect(page.locator('[data-part="findings"]')).toContainText(
      'Each sample is stored more than once, with another value of the label replica. The page counts a and leaves out b',
    );
  } finally {
    await page.goto('about:blank');
    await served.close();
    await plainPage.close();
    await thanos.stop();
  }
});
