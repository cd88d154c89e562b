import { rmSync } from 'node:fs';
import { missingBackends } from '../tools/programs/backends';
import { startThanos } from '../tools/servers/backends/thanos';
import { KIT_PANELS } from '../tools/kit-panels';
import type { Csv } from './fixtures/csv';
import { numberAt } from './fixtures/prometheus-api';
import { csvsOf, expectSameCsvs, servePlain } from './fixtures/plain-page';
import { servePage } from './fixtures/serve-page';
import { expect, test } from './fixtures/test';
import { buildTwoDays, TWO_DAYS_FROM_MS } from './fixtures/two-days';
import { NOW_MS } from './fixtures/world';
import { DashboardPage } from './pages/dashboard-page';

const missing = missingBackends(['thanos']);
test.skip(missing !== null, missing ?? '');

const HOUR_MS = 3_600_000;

/** Both Prometheus have what is later, the object store what is earlier. */
const STORED_UNTIL_MS = Date.parse('2026-08-27T04:00:00Z');

const viewOf = (fromMs: number, toMs = NOW_MS): Record<string, string> => ({
  refresh: 'off',
  from: String(fromMs),
  to: String(toMs),
});

/** The mean of all cells of a CSV. */
const meanOf = ({ columns }: Csv): number => {
  const cells = columns.flat().filter((cell) => cell !== null);
  return cells.reduce((sum, cell) => sum + cell, 0) / cells.length;
};

test('Thanos with older history in a store gateway: the whole of one Prometheus, also without the samples as they were scraped', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const dataDir = await buildTwoDays();
  const plainPage = await servePlain(dataDir);
  test.skip(plainPage === null, 'Prometheus 3 is not available');
  if (plainPage === null) return;
  const thanos = await startThanos({ dataDir, isDeduplicating: true, storedUntilMs: STORED_UNTIL_MS });
  const served = await servePage(thanos.url);
  try {
    const ranks = (atMs: number): Promise<number | null> =>
      numberAt(thanos.queryUrl, 'count(lmdeploy:num_requests_running)', atMs / 1000);
    // Query finds its stores a few seconds after its start.
    await expect.poll(() => ranks(NOW_MS), { timeout: 30_000 }).toBe(2);
    await expect.poll(() => ranks(TWO_DAYS_FROM_MS + HOUR_MS), { timeout: 30_000 }).toBe(2);
    const plain = new DashboardPage(page, plainPage.url);
    const own = new DashboardPage(page, served.url);
    const findings = page.locator('[data-part="findings"]');

    // Half of the range is in the store, half in the two Prometheus.
    const day = viewOf(NOW_MS - 7 * HOUR_MS);
    await plain.open(day);
    const expectedCsvs = await csvsOf(plain, KIT_PANELS);
    await own.open(day);
    expectSameCsvs(await csvsOf(own, KIT_PANELS), expectedCsvs);

    await thanos.store?.kill();
    // Another range than the one that the query-frontend keeps.
    await own.open(viewOf(NOW_MS - 9 * HOUR_MS));
    await expect(findings).toContainText('A part of the data is missing');
    await thanos.store?.start();
    await expect(async () => {
      await page.getByRole('button', { name: 'Refresh' }).first().click();
      await own.settled();
      await expect(findings).not.toContainText('A part of the data is missing', { timeout: 3000 });
    }).toPass({ timeout: 60_000 });

    // A range that begins past the retention of the samples as they were scraped, and one that is past it as a whole.
    const ids = ['token-throughput', 'e2e-latency', 'kv-cache-usage'] as const;
    await thanos.store?.deleteScraped();
    await expect.poll(() => ranks(TWO_DAYS_FROM_MS + HOUR_MS), { timeout: 30_000 }).toBe(null);
    for (const view of [
      viewOf(TWO_DAYS_FROM_MS + HOUR_MS),
      viewOf(TWO_DAYS_FROM_MS + 2 * HOUR_MS, TWO_DAYS_FROM_MS + 40 * HOUR_MS),
    ]) {
      await plain.open(view);
      const scraped = await csvsOf(plain, ids);
      await own.open(view);
      for (const id of ids) {
        await own.shows(id, 'ready');
        await own.panel(id).getByRole('button', { name: 'Warnings' }).click();
        await expect(page.getByText('the server has only samples of 5 minutes')).toBeVisible();
        await page.keyboard.press('Escape');
        // No gap, and on the whole the same level.
        const [csv, before] = [await own.csv(id), scraped.get(id)];
        expect(csv.columns.flat().filter((cell) => cell === null).length, id).toBe(0);
        if (before) expect(Math.abs(meanOf(csv) / meanOf(before) - 1), id).toBeLessThan(0.1);
      }
    }
  } finally {
    await page.goto('about:blank');
    await served.close();
    await plainPage.close();
    await thanos.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
