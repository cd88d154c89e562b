import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrometheus } from '../tools/servers/prometheus/start';
import { RULES_FOLDER } from '../tools/docs/alerts/rule-files';
import { Fleet } from '../tools/simulator/fleet';
import { steadyScenario } from '../tools/simulator/scenario';
import { serveFleet } from '../tools/simulator/server';
import { expect, test } from './fixtures/test';
import { DashboardPage } from './pages/dashboard-page';
import { numberAt } from './fixtures/prometheus-api';
import { servePage } from './fixtures/serve-page';

/** The shipped rules, with a hold time of one second for LMDeployTargetDown. */
function impatientRules(folder: string): string {
  const shipped = readFileSync(join(RULES_FOLDER, 'lmdeploy.yml'), 'utf8');
  const changed = shipped.replace(/(- alert: LMDeployTargetDown\n[^]*?\n\s+for: )\w+/, '$11s');
  if (changed === shipped) throw new Error('LMDeployTargetDown is no longer in the rules.');
  const file = join(folder, 'lmdeploy.yml');
  writeFileSync(file, changed);
  return file;
}

const FIRING = 'sum(ALERTS{alertname="LMDeployTargetDown",alertstate="firing"})';

test('a target that goes down is listed as an alert until it is back', async ({ page }) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-e2e-alerts-'));
  const fleet = new Fleet(steadyScenario({ ratePerS: 1 }), Date.now() - 60_000);
  let lmdeploy = await serveFleet(fleet, { ports: [0] });
  const [port = 0] = lmdeploy.ports;
  const target = `127.0.0.1:${port}`;
  const prometheus = await startPrometheus({
    dataDir: join(folder, 'data'),
    ruleFiles: [impatientRules(folder)],
    scrapeConfigs: [{ job: 'lmdeploy', targets: [target], intervalS: 1 }],
  });
  const served = await servePage(prometheus.url);
  const now = (query: string): Promise<number | null> =>
    numberAt(prometheus.url, query, Math.floor(Date.now() / 1000));
  try {
    await expect.poll(() => now('sum(up)'), { timeout: 20_000 }).toBe(1);
    await lmdeploy.close();
    await expect.poll(() => now(FIRING), { timeout: 30_000 }).toBe(1);

    await page.clock.setSystemTime(Date.now());
    const own = new DashboardPage(page, served.url);
    await own.open({ refresh: '5s', from: 'now-5m' });
    const badge = page.getByRole('banner').getByRole('button', { name: '1 alert firing, critical' });
    await expect(badge).toHaveText(/1\s*critical/);
    await badge.click();
    const list = page.getByRole('dialog', { name: 'Alerts' });
    const alert = list.getByRole('listitem').filter({ hasText: 'LMDeployTargetDown' });
    await expect(alert).toContainText(`${target} does not respond to Prometheus`);
    await expect(alert).toContainText(/since \d\d:\d\d(:\d\d)?, for \d+ s/);
    await expect(alert).toContainText(`instance="${target}"`);
    await expect(alert).toContainText('job="lmdeploy"');
    await alert.getByRole('button', { name: 'Show “Up”' }).click();
    await expect(list).toBeHidden();
    await expect(own.panel('process-up')).toBeInViewport();
    // The panel becomes stale when the target has been down for long enough.
    await expect(own.panel('process-up')).toHaveAttribute('data-state', /^(ready|stale)$/);

    lmdeploy = await serveFleet(fleet, { ports: [port] });
    await expect.poll(() => now(FIRING), { timeout: 30_000 }).toBe(null);
    await expect(async () => {
      // The page requests alerts at most every 30 s.
      await page.clock.fastForward(31_000);
      await expect(page.getByRole('banner').getByRole('button', { name: 'Alerts', exact: true })).toBeVisible(
        {
          timeout: 7_000,
        },
      );
    }).toPass({ timeout: 45_000 });
  } finally {
    await page.goto('about:blank');
    await served.close();
    await prometheus.stop();
    await lmdeploy.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
