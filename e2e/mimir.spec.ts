import { missingBackends } from '../tools/programs/backends';
import { copyToMimir, startMimir, TENANT_HEADER } from '../tools/servers/backends/mimir';
import { KIT_PANELS } from '../tools/kit-panels';
import type { Csv } from './fixtures/csv';
import { expectSameCsv, servePlain } from './fixtures/plain-page';
import { expect, test } from './fixtures/test';
import { servePage } from './fixtures/serve-page';
import { INSTANCES, MAIN_MODEL, NOW_MS } from './fixtures/world';
import { DashboardPage } from './pages/dashboard-page';

const missing = missingBackends(['mimir']);
test.skip(missing !== null, missing ?? '');

const VIEW = { refresh: 'off', from: String(NOW_MS - 3_600_000), to: String(NOW_MS) };

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
  const mimir = await startMimir();
  const settings = { TENANT_HEADER };
  const pageA = await servePage(mimir.url, { ...settings, TENANT: 'team-a' });
  const pageB = await servePage(mimir.url, { ...settings, TENANT: 'team-b' });
  try {
    const from = { prometheusUrl, untilS: NOW_MS / 1000, minutes: MINUTES };
    await copyToMimir(mimir, 'team-a', from);
    await copyToMimir(mimir, 'team-b', { ...from, selector: `{instance="${INSTANCES[3]}"}` });

    const plain = new DashboardPage(page, plainPage.url);
    await plain.open(VIEW);
    const expectedCsv = new Map<string, Csv>();
    for (const id of KIT_PANELS) {
      await plain.shows(id, 'ready');
      expectedCsv.set(id, await plain.csv(id));
    }
    const own = new DashboardPage(page, pageA.url);
    await own.open(VIEW);
    for (const id of KIT_PANELS) {
      await own.shows(id, 'ready');
      const plainCsv = expectedCsv.get(id);
      if (plainCsv) expectSameCsv(await own.csv(id), plainCsv, id);
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
