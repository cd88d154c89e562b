import { missingBackends } from '../tools/programs/backends';
import { startVictoriaCluster } from '../tools/servers/backends/victoria-cluster';
import { copySamples } from '../tools/servers/victoria-metrics/start';
import { KIT_PANELS } from '../tools/kit-panels';
import { expect, test } from './fixtures/test';
import { numberAt } from './fixtures/prometheus-api';
import { servePage } from './fixtures/serve-page';
import { MAIN_MODEL, NOW_MS } from './fixtures/world';
import { DashboardPage } from './pages/dashboard-page';

const missing = missingBackends(['vmstorage', 'vminsert', 'vmselect']);
test.skip(missing !== null, missing ?? '');

const ALL = { refresh: 'off', from: String(NOW_MS - 3_600_000), to: String(NOW_MS) };
const VIEW = { ...ALL, 'var-model_name': MAIN_MODEL };

test('a VictoriaMetrics cluster that loses a storage node: the page says that a part is missing, until the node is back', async ({
  page,
  prometheusUrl,
  expected,
}) => {
  // The cluster knows neither targets nor runtimeinfo, and gives no raw samples while a node is away.
  expected.consoleErrors = /status of (400|503)/;
  test.setTimeout(180_000);
  const cluster = await startVictoriaCluster();
  const served = await servePage(cluster.url);
  try {
    await copySamples(prometheusUrl, cluster.insertUrl, NOW_MS / 1000, '95m', '.+');
    // vminsert sends what it got to the storage nodes a little later.
    const seriesCount = 'count(last_over_time({__name__=~"lmdeploy:.+"}[90m]))';
    const all = await numberAt(prometheusUrl, seriesCount, NOW_MS / 1000);
    await expect
      .poll(async () => {
        await cluster.flush();
        return numberAt(cluster.url, seriesCount, NOW_MS / 1000);
      })
      .toBe(all);
    const own = new DashboardPage(page, served.url);
    const lost = page.locator('[data-part="findings"]').getByText(/A part of the data is missing/);
    const warned = own.panel('scheduler').getByRole('button', { name: 'Warnings' });

    await own.open(VIEW);
    for (const id of KIT_PANELS) await own.shows(id, 'ready');
    await expect(lost).toHaveCount(0);
    await expect(warned).toHaveCount(0);

    await cluster.killStorage(0);
    // Another selection: vmselect still has what it has once read as a whole.
    await own.open(ALL);
    await expect(lost).toBeVisible();
    await expect(lost).toContainText('Some storage nodes did not respond');
    // A figure of a part of the data is neither good nor bad.
    for (const tile of await page.locator('[data-tile]').all())
      await expect(tile).not.toContainText(/OK|Warning|Critical/);
    // What a node holds is chance: the panel may have all of its lines, some or none, and says that they are not all.
    await own.panel('scheduler').scrollIntoViewIfNeeded();
    await expect(warned).toBeVisible();
    // No rank went down: only a part of what is known of them is out of reach.
    await expect(page.locator('[data-part="findings"]')).not.toContainText(/not reporting|do not report/);

    // The page stays open: what it had in part is loaded again as a whole.
    await cluster.startStorage(0);
    // vmselect asks the node again a few seconds after it is back.
    await expect(async () => {
      await page.getByRole('button', { name: 'Refresh' }).first().click();
      await own.settled();
      await expect(lost).toHaveCount(0, { timeout: 5000 });
    }).toPass();
    // What the page knows of the server may be from just before the node was back. The next load asks again.
    await page.getByRole('button', { name: 'Refresh' }).first().click();
    await own.settled();
    await own.shows('scheduler', 'ready');
    await expect(warned).toHaveCount(0);
    const { columns } = await own.csv('scheduler');
    await own.open(ALL);
    await own.shows('scheduler', 'ready');
    expect((await own.csv('scheduler')).columns).toEqual(columns);
  } finally {
    await page.goto('about:blank');
    await served.close();
    await cluster.stop();
  }
});
