import { expect, test } from './fixtures/test';
import { numberAt } from './fixtures/prometheus-api';
import { MAIN_MODEL, NOW_MS } from './fixtures/world';

/* All servers of the tests are younger than a step of a range of 30 days. */

const NOW_S = NOW_MS / 1000;

/** The rate window of a range of 30 days. */
const WINDOW = /rate\(\S+\[(\w+)\]\)/;

test.beforeEach(async ({ dashboard }) => {
  await dashboard.open({ refresh: 'off', from: 'now-30d', to: 'now', 'var-model_name': MAIN_MODEL });
});

test('a range of 30 days ends with the numbers of now', async ({ dashboard, prometheusUrl }) => {
  await dashboard.shows('scheduler', 'ready');
  const running = await numberAt(
    prometheusUrl,
    `sum(lmdeploy:num_requests_running{model_name="${MAIN_MODEL}"})`,
    NOW_S,
  );
  const row = dashboard.panel('scheduler').getByRole('row', { name: /^running/ });
  await expect(row.getByRole('cell').first()).toHaveText(String(running));

  await dashboard.shows('token-throughput', 'ready');
  const [promql = ''] = await dashboard.promql('token-throughput');
  expect(promql).toMatch(WINDOW);
  const { times, columns } = await dashboard.csv('token-throughput');
  expect(times.at(-1)).toBe(NOW_S);
  expect(columns[0]?.at(-1)).toBeCloseTo((await numberAt(prometheusUrl, promql, NOW_S)) ?? NaN, 9);
});

test('the crosshair reaches the point of now, and says its time', async ({ dashboard, page }) => {
  await dashboard.shows('scheduler', 'ready');
  await dashboard.plot('scheduler').focus();
  await page.keyboard.press('End');
  await expect(dashboard.panel('scheduler').locator('.tip .moment')).toHaveText(/15:30:00/);
});
