import { copySamples, startVictoriaMetrics } from '../tools/servers/victoria-metrics/start';
import { expect, test } from './fixtures/test';
import { KIT_PANELS } from '../tools/kit-panels';
import { DashboardPage } from './pages/dashboard-page';
import { servePage } from './fixtures/serve-page';
import { MAIN_MODEL, NOW_MS } from './fixtures/world';

test('the page works on VictoriaMetrics: nine panels draw, pickers fill, nothing fails', async ({
  page,
  prometheusUrl,
}) => {
  test.setTimeout(120_000);
  const victoria = await startVictoriaMetrics();
  test.skip(victoria === null, 'VictoriaMetrics is not available');
  if (!victoria) return;
  try {
    await copySamples(prometheusUrl, victoria.url, NOW_MS / 1000, '95m');
    const served = await servePage(victoria.url);
    try {
      const own = new DashboardPage(page, served.url);
      // Both ends are fixed: VictoriaMetrics repeats a last sample for a shorter time, so a live range would be stale.
      const from = String(NOW_MS - 3_600_000);
      await own.open({ 'var-model_name': MAIN_MODEL, refresh: 'off', from, to: String(NOW_MS) });
      for (const id of KIT_PANELS) await own.shows(id, 'ready');
      for (const id of KIT_PANELS) {
        const { columns } = await own.csv(id);
        expect(
          columns.some((column) => column.some((value) => value !== null)),
          id,
        ).toBe(true);
      }
      await own.openPicker('Model');
      await expect(page.getByRole('option').filter({ hasText: MAIN_MODEL })).toBeVisible();
      await page.keyboard.press('Escape');
      await own.openPicker('Rank');
      await expect(page.getByRole('option').filter({ hasText: '1' }).first()).toBeVisible();
    } finally {
      // The page may still send requests for panels below.
      await page.goto('about:blank');
      await served.close();
    }
  } finally {
    await victoria.stop();
  }
});

test('the report of the page names VictoriaMetrics, behind nginx', async ({ page, expected }) => {
  // The doctor requests `status/runtimeinfo`, which VictoriaMetrics does not have.
  expected.consoleErrors = /400/;
  const victoria = await startVictoriaMetrics();
  test.skip(victoria === null, 'VictoriaMetrics is not available');
  if (!victoria) return;
  const served = await servePage(victoria.url);
  try {
    await new DashboardPage(page, served.url).open({ refresh: 'off', doctor: '' });
    const report = page.locator('[data-doctor]');
    await expect(report).toContainText('VictoriaMetrics (version not given) responds at');
    await expect(report).toContainText(
      'It lists those of vmalert when it is started with -vmalert.proxyURL.',
    );
  } finally {
    await page.goto('about:blank');
    await served.close();
    await victoria.stop();
  }
});
