import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { queryRange } from './fixtures/prometheus-api';
import { INSTANCES, MAIN_MODEL, QUIET_MODEL } from './fixtures/world';

const RANGE = { from: '2026-08-27T06:30:00Z', to: '2026-08-27T07:30:00Z', refresh: 'off' };
const END_S = Date.parse(RANGE.to) / 1000;
const INSTANCE_CELL = 3;

const instancesOf = (table: Locator): Promise<string[]> =>
  table.locator(`tbody tr td:nth-child(${INSTANCE_CELL})`).allTextContents();

test('the rank table sorts by a column, with the pointer and with the keys', async ({
  dashboard,
  page,
  prometheusUrl,
}) => {
  await dashboard.open(RANGE);
  await dashboard.shows('rank-table', 'ready');
  const table = dashboard.panel('rank-table').getByRole('table');
  const head = table.getByRole('columnheader', { name: /^tokens\/s/ });
  const byRank = await instancesOf(table);
  await expect(head).toHaveAttribute('aria-sort', 'none');

  const query =
    (await dashboard.promql('rank-table')).find((text) => text.includes('generation_tokens_total')) ?? '';
  const series = await queryRange(prometheusUrl, query, END_S, END_S, 1);
  expect(series).toHaveLength(INSTANCES.length);
  const tokensPerS = new Map(
    series.map(({ metric, values }) => [metric['instance'], Number(values[0]?.[1])]),
  );
  const known = (instances: readonly string[]): string[] => instances.filter((name) => tokensPerS.has(name));
  const highestFirst = known(byRank).sort((a, b) => (tokensPerS.get(b) ?? 0) - (tokensPerS.get(a) ?? 0));

  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  const descending = await instancesOf(table);
  expect(known(descending)).toEqual(highestFirst);
  // Unknown values come last in both directions.
  expect(descending.slice(0, INSTANCES.length)).toEqual(highestFirst);

  await head.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  expect((await instancesOf(table)).slice(0, INSTANCES.length)).toEqual(highestFirst.toReversed());

  await page.keyboard.press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'none');
  expect(await instancesOf(table)).toEqual(byRank);
});

test('the numbers of the rank table equal those of Prometheus at the end of the range', async ({
  dashboard,
  prometheusUrl,
}) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  await dashboard.shows('rank-table', 'ready');
  const [head = '', ...lines] = (await dashboard.csvText('rank-table')).trimEnd().split('\r\n');
  const names = head.split(',');
  const rows = lines.map((line) => line.split(','));
  const instanceAt = names.indexOf('instance');
  expect(rows.map((row) => row[instanceAt])).toEqual(INSTANCES.slice(0, 2));
  // The first query gives the state.
  const [, ...queries] = await dashboard.promql('rank-table');
  const firstNumber = names.indexOf('state') + 1;
  expect(queries).toHaveLength(9);
  for (const [i, query] of queries.entries()) {
    const series = await queryRange(prometheusUrl, query, END_S, END_S, 1);
    for (const row of rows) {
      const direct = series.find(({ metric }) => metric['instance'] === row[instanceAt])?.values[0]?.[1];
      expect(Number(row[firstNumber + i]), `${query} of ${row[instanceAt]}`).toBeCloseTo(Number(direct), 9);
    }
  }
});

test('a click on a rank selects it for the whole page, and a second click restores the selection', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  await dashboard.shows('rank-table', 'ready');
  const table = dashboard.panel('rank-table').getByRole('table');
  const rank = table.getByRole('row').filter({ hasText: INSTANCES[1] ?? '' });
  await rank.getByRole('cell').nth(1).click();
  await expect(page).toHaveURL(/var-engine=1/);
  const chosen = new URL(page.url()).searchParams;
  expect(chosen.getAll('var-instance')).toEqual([INSTANCES[1]]);
  expect(chosen.getAll('var-model_name')).toEqual([MAIN_MODEL]);
  await dashboard.settled();
  await expect(rank.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  await expect(table.locator('tbody tr')).toHaveCount(1);
  await dashboard.shows('kv-cache-usage', 'ready');
  await expect(dashboard.legend('kv-cache-usage')).toHaveText(['rank 1']);

  await dashboard.panel('rank-table').scrollIntoViewIfNeeded();
  await rank.getByRole('cell').nth(1).click();
  await expect(page).not.toHaveURL(/var-engine/);
  await dashboard.settled();
  await dashboard.shows('rank-table', 'ready');
  await expect(table.locator('tbody tr')).not.toHaveCount(1);
});

test('the arrow keys move between ranks, and Enter selects one', async ({ dashboard, page }) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  await dashboard.shows('rank-table', 'ready');
  const buttons = dashboard.panel('rank-table').locator('tbody button');
  await buttons.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(buttons.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/var-engine=1/);
  await page.goBack();
  await expect(page).not.toHaveURL(/var-engine/);
  await dashboard.settled();
});

test('the table of models equals Prometheus, and a click on a model selects it for the whole page', async ({
  dashboard,
  page,
  prometheusUrl,
}) => {
  await dashboard.open(RANGE);
  await dashboard.shows('model-table', 'ready');
  const [head = '', ...lines] = (await dashboard.csvText('model-table')).trimEnd().split('\r\n');
  const row = lines.find((line) => line.startsWith(MAIN_MODEL))?.split(',') ?? [];
  const numberOf = (name: string): number => Number(row[head.split(',').indexOf(name)]);
  const atEnd = async (query: string): Promise<number> => {
    const series = await queryRange(prometheusUrl, query, END_S, END_S, 1);
    return Number(series[0]?.values[0]?.[1]);
  };
  const own = `{model_name="${MAIN_MODEL}"}`;
  const rate = (metric: string): string => `rate(${metric}${own}[5m])`;
  const itl = await atEnd(
    `histogram_quantile(0.99, sum by (le) (${rate('lmdeploy:iter_token_latency_bucket')}))`,
  );
  expect(numberOf('ITL p99')).toBeCloseTo(itl, 9);
  const hits = await atEnd(
    `sum(${rate('lmdeploy:request_cached_tokens_sum')}) / sum(${rate('lmdeploy:request_prompt_tokens_sum')})`,
  );
  expect(numberOf('prefix hits')).toBeCloseTo(hits, 9);
  expect(row[1]).toBe('degraded');

  const table = dashboard.panel('model-table').getByRole('table');
  const model = table.getByRole('row').filter({ hasText: QUIET_MODEL });
  await model.getByRole('button').click();
  await expect(page).toHaveURL(/var-model_name=quiet/);
  await dashboard.settled();
  await dashboard.shows('model-table', 'ready');
  await expect(table.locator('tbody tr')).toHaveCount(1);
  await expect(model.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
});

test('a status board whose moments are too far apart to see a rank says so', async ({ dashboard, page }) => {
  await dashboard.open({ from: '2025-08-27T07:00:00Z', to: '2026-08-27T07:00:00Z', view: 'status' });
  await expect(page.locator('.board')).toContainText(
    'No rank has samples at the moments of this view, one every',
  );
});

test('the status board shows the states of each model, and a piece leads to its time on the page of panels', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ ...RANGE, view: 'status' });
  const board = dashboard.panel('model-status');
  await dashboard.shows('model-status', 'ready');
  const outage = board.locator('[data-piece="partly-down"]');
  await expect(outage).toHaveAttribute(
    'title',
    /^14:5\d–14:5\d partly down: 1 of 2 ranks not scraped by Prometheus\.$/,
  );
  await expect(
    board.getByText(`${MAIN_MODEL} partly down: 1 of 2 ranks not scraped by Prometheus.`),
  ).toBeVisible();
  // What is over is an event of the board, at its time, and not said twice.
  const restart = page.getByText(/ restarted at 14:5\d while it served requests/);
  await expect(restart).toHaveCount(1);
  const [time = ''] = /14:5\d/.exec(await restart.innerText()) ?? [];
  await expect(board.getByRole('listitem').filter({ has: restart }).getByRole('button')).toHaveText(time);
  await outage.click();
  await expect(page).not.toHaveURL(/view=status/);
  await expect(dashboard.panel('time-to-first-token')).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: '← All panels' }).click();
  await expect(page).not.toHaveURL(/view=status/);
});

test('what was planned for the next frame of a view that a person has left is not done', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ ...RANGE, view: 'status' });
  await dashboard.shows('model-status', 'ready');
  await page.evaluate(() => {
    const held = new Map<number, FrameRequestCallback>();
    let count = 1e9;
    window.requestAnimationFrame = (callback) => {
      held.set(++count, callback);
      return count;
    };
    window.cancelAnimationFrame = (id) => void held.delete(id);
    addEventListener('held-frames', () => held.forEach((callback) => callback(performance.now())));
  });
  await dashboard.panel('model-status').locator('[data-piece="partly-down"]').click();
  await dashboard.looked();
  await page.goBack();
  await expect(page.getByRole('button', { name: '← All panels' })).toBeVisible();
  // An error in the console fails the test.
  await page.evaluate(() => dispatchEvent(new Event('held-frames')));
  await dashboard.settled();
});
