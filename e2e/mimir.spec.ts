import { readCounters } from '../tools/bench/engines/counters';
import { findBackend, missingBackends } from '../tools/programs/backends';
import { copyToMimir, startMimir, TENANT_HEADER } from '../tools/servers/backends/mimir';
import { KIT_PANELS } from '../tools/kit-panels';
import { csvsOf, expectSameCsvs, servePlain } from './fixtures/plain-page';
import { expect, test } from './fixtures/test';
import { servePage, type ServedPage } from './fixtures/serve-page';
import { INSTANCES, MAIN_MODEL, NOW_MS } from './fixtures/world';
import { DashboardPage } from './pages/dashboard-page';

const missing = missingBackends(['mimir']);
test.skip(missing !== null, missing ?? '');

const VIEW = { refresh: 'off', from: String(NOW_MS - 3_600_000), to: String(NOW_MS) };

const EARLIER = { ...VIEW, from: String(NOW_MS - 4_200_000), to: String(NOW_MS - 600_000) };

/** Minutes of the copied history: all of it. */
const MINUTES = 95;

test('Mimir gives the nine panels of one Prometheus, and a tenant sees nothing of another', async ({
  page,
  prometheusUrl,
  expected,
}) => {
  // Mimir has no targets.
  expected.consoleErrors = /status of 404/;
  test.setTimeout(240_000);
  const plainPage = await servePlain(process.env['E2E_DATA_DIR'] ?? '');
  test.skip(plainPage === null, 'Prometheus 3 is not available');
  if (plainPage === null) return;
  const isCachingResults = findBackend('memcached') !== null;
  const mimir = await startMimir({ isCachingResults });
  const settings = { TENANT_HEADER };
  const pageA = await servePage(mimir.url, { ...settings, TENANT: 'team-a' });
  const pageB = await servePage(mimir.url, { ...settings, TENANT: 'team-b' });
  try {
    const from = { prometheusUrl, untilS: NOW_MS / 1000, minutes: MINUTES };
    await copyToMimir(mimir, 'team-a', from);
    await copyToMimir(mimir, 'team-b', { ...from, selector: `{instance="${INSTANCES[3]}"}` });

    const plain = new DashboardPage(page, plainPage.url);
    await plain.open(VIEW);
    const expectedCsvs = await csvsOf(plain, KIT_PANELS);
    const own = new DashboardPage(page, pageA.url);
    await own.open(VIEW);
    expectSameCsvs(await csvsOf(own, KIT_PANELS), expectedCsvs);

    if (isCachingResults) {
      // Most of an earlier range of the same length is what the query-frontend keeps.
      await plain.open(EARLIER);
      const earlierCsvs = await csvsOf(plain, KIT_PANELS);
      await own.open(EARLIER);
      expectSameCsvs(await csvsOf(own, KIT_PANELS), earlierCsvs);
      const counters = await readCounters(new URL(mimir.url).origin);
      expect(counters.sum('cortex_frontend_query_result_cache_hits_total')).toBeGreaterThan(0);
    }

    const other = new DashboardPage(page, pageB.url);
    await other.open(VIEW);
    await other.scrollThrough();
    await other.shows('scheduler', 'ready');
    expect(await page.content()).not.toContain(MAIN_MODEL);
    expect(await page.content()).not.toContain(INSTANCES[0]);
  } finally {
    await page.goto('about:blank');
    await pageA.close();
    await pageB.close();
    await plainPage.close();
    await mimir.stop();
  }
});

test('limits of a tenant are refusals in words of the page, and a Mimir that is killed comes back', async ({
  page,
  prometheusUrl,
  expected,
}) => {
  // Mimir responds to "ready" a moment before its ring has members: one query may get 500, and is asked again.
  expected.consoleErrors = /status of (400|401|404|422|500|502)/;
  test.setTimeout(240_000);
  const mimir = await startMimir({
    limits: { short: { max_total_query_length: '30h' }, few: { max_fetched_series_per_query: 2 } },
  });
  const pages: ServedPage[] = [];
  const open = async (
    settings: Record<string, string>,
    view: Record<string, string>,
  ): Promise<DashboardPage> => {
    const served = await servePage(mimir.url, settings);
    pages.push(served);
    const own = new DashboardPage(page, served.url);
    await own.open({ ...VIEW, ...view });
    return own;
  };
  const alert = page.getByRole('alert');
  try {
    const from = { prometheusUrl, untilS: NOW_MS / 1000, minutes: MINUTES };
    for (const tenant of ['short', 'few']) await copyToMimir(mimir, tenant, from);

    await open({}, {});
    await expect(alert).toContainText('Mimir was asked without a tenant. Set TENANT');

    await open({ TENANT_HEADER, TENANT: 'short' }, { from: String(NOW_MS - 48 * 3_600_000) });
    await expect(alert).toContainText(
      'Mimir allows a query of at most 30h. Choose a shorter range, or raise the limit of the tenant: -query-frontend.max-total-query-length.',
    );

    // The query-frontend splits a query by series, and the limit counts for each part.
    const few = await open({ TENANT_HEADER, TENANT: 'few' }, {});
    await few.shows('time-to-first-token', 'error');
    await expect(few.panel('time-to-first-token')).toContainText(
      'The query needs more than Mimir allows (2 series). Choose fewer ranks or a shorter range, or raise the limit of the tenant: -querier.max-fetched-series-per-query.',
    );

    // Each tile is refused by itself. Findings need each rank, and the page says why once.
    const figures = page.locator('[data-part="overview"]');
    await expect(figures.locator('[data-tile="ttft"]')).toContainText('not loaded');
    await expect(figures.locator('[data-tile="running"]')).toContainText(/\d/);
    await expect(figures).not.toContainText('as of');
    await expect(
      page.getByText('The findings could not be loaded. The query needs more than Mimir allows'),
    ).toHaveCount(1);

    const own = await open({ TENANT_HEADER, TENANT: 'short' }, { from: 'now-1h', to: 'now' });
    await expect(figures).not.toContainText('could not be loaded');
    await expect(page.locator('[data-part="findings"]')).not.toContainText('could not be loaded');
    for (const id of KIT_PANELS) await own.shows(id, 'ready');
    const before = await own.legend('scheduler').allTextContents();

    // A later moment is another query, of which the cache of nginx knows nothing.
    await mimir.kill();
    await page.clock.fastForward(30_000);
    await page.getByRole('button', { name: 'Refresh' }).first().click();
    await expect(alert).toContainText(
      /Prometheus cannot be reached\.\s+Failing since \S+\s+The data on the page is from/,
    );
    await own.shows('scheduler', 'error');
    expect(await own.legend('scheduler').allTextContents()).toEqual(before);
    await expect(own.panel('scheduler').locator('canvas')).toBeVisible();

    await mimir.start();
    await page.clock.fastForward(30_000);
    await page.getByRole('button', { name: 'Refresh' }).first().click();
    await own.settled();
    await expect(alert).toHaveCount(0);
    for (const id of KIT_PANELS) await own.shows(id, 'ready');
  } finally {
    await page.goto('about:blank');
    for (const served of pages) await served.close();
    await mimir.stop();
  }
});
