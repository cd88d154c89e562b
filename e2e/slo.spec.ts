import type { Locator } from '@playwright/test';
import { queryGrid, type QueryGrid } from './fixtures/query-grid';
import { expect, test } from './fixtures/test';
import { queryRange } from './fixtures/prometheus-api';
import { MAIN_MODEL } from './fixtures/world';

const VIEW = {
  from: '2026-08-27T06:30:00Z',
  to: '2026-08-27T07:30:00Z',
  refresh: 'off',
  'var-model_name': MAIN_MODEL,
};

const TTFT = 'lmdeploy:time_to_first_token_seconds';

/** The share of first tokens of the range within a threshold, 0 to 1; linear inside a bucket. */
async function directShare(prometheusUrl: string, grid: QueryGrid, thresholdS: number): Promise<number> {
  const query = `sum by (le) (rate(${TTFT}_bucket{model_name="${MAIN_MODEL}"}[${grid.window}]))`;
  const series = await queryRange(prometheusUrl, query, grid.startS, grid.endS, grid.stepS);
  const buckets = series
    .map(({ metric, values }) => ({
      bound: Number((metric['le'] ?? '').replace('+Inf', 'Infinity')),
      sum: values.reduce((sum, [, text]) => sum + Number(text), 0),
    }))
    .sort((a, b) => a.bound - b.bound);
  const at = buckets.findIndex(({ bound }) => bound >= thresholdS);
  const [below, above] = [buckets[at - 1], buckets[at]];
  const total = buckets.at(-1)?.sum ?? NaN;
  if (!below || !above) throw new Error(`${thresholdS} s is in the first or the last bucket.`);
  const part = (thresholdS - below.bound) / (above.bound - below.bound);
  return (below.sum + (above.sum - below.sum) * part) / total;
}

/** Expects a percentage in a sentence, truncated at its last digit. */
async function expectShare(sentence: Locator, share: number): Promise<void> {
  const [, shown = '', fraction = ''] =
    /([\d]+(?:\.(\d+))?)% within/.exec((await sentence.textContent()) ?? '') ?? [];
  const truncated = share * 100 - Number(shown);
  expect(truncated, `${shown}% for ${share}`).toBeGreaterThan(-1e-6);
  expect(truncated, `${shown}% for ${share}`).toBeLessThan(10 ** -fraction.length);
}

test('keys move a threshold, and the URL, the sentence and the attainment follow', async ({
  dashboard,
  page,
  prometheusUrl,
}) => {
  await dashboard.open(VIEW);
  const grid = await queryGrid(dashboard);
  await dashboard.shows('slo-curve', 'ready');
  const curve = dashboard.panel('slo-curve');
  const slider = curve.getByRole('slider', { name: 'TTFT threshold' });
  const sentence = curve.getByRole('listitem').filter({ hasText: 'TTFT' });
  await expect(slider).toHaveAttribute('aria-valuenow', '1');
  await expectShare(sentence, await directShare(prometheusUrl, grid, 1));

  await slider.focus();
  // One key only: on a slow machine each of several could add a history entry.
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page).toHaveURL(/slo-ttft=0\.909/);
  await expect(slider).toHaveAttribute('aria-valuetext', /^TTFT within 0\.909 s: /);
  await expect(sentence).toContainText('within 0.909 s');
  await dashboard.settled();
  await expectShare(sentence, await directShare(prometheusUrl, grid, 0.909));

  await dashboard.shows('slo-attainment', 'ready');
  const [query = ''] = await dashboard.promql('slo-attainment');
  // The bucket of the new threshold.
  expect(query).toMatch(/le="0\.75".*le="1\.0"/);
  const csv = await dashboard.csv('slo-attainment');
  const [series] = await queryRange(prometheusUrl, query, grid.startS, grid.endS, grid.stepS);
  const direct = new Map(series?.values.map(([timeS, text]) => [timeS, Number(text)]));
  expect(direct.size).toBeGreaterThan(100);
  for (const [i, timeS] of csv.times.entries()) {
    const shown = csv.columns[0]?.[i] ?? null;
    const value = direct.get(timeS) ?? null;
    if (shown === null || value === null) expect(shown, `at ${timeS}`).toBe(value);
    else expect(shown, `at ${timeS}`).toBeCloseTo(value, 9);
  }

  await page.goBack();
  await expect(page).not.toHaveURL(/slo-ttft/);
  await dashboard.shows('slo-curve', 'ready');
  await expect(sentence).toContainText('within 1.0 s');
});

test('a dragged threshold enters the URL when it is released', async ({ dashboard, page, prometheusUrl }) => {
  await dashboard.open(VIEW);
  const grid = await queryGrid(dashboard);
  await dashboard.shows('slo-curve', 'ready');
  const curve = dashboard.panel('slo-curve');
  const slider = curve.getByRole('slider', { name: 'TTFT threshold' });
  const sentence = curve.getByRole('listitem').filter({ hasText: 'TTFT' });
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('The handle is not on the page.');
  const [xPx, yPx] = [box.x + box.width / 2, box.y + box.height - 20];
  // A cancelled drag does not change the threshold.
  await slider.focus();
  await page.mouse.move(xPx, yPx);
  await page.mouse.down();
  await page.mouse.move(xPx + 30, yPx, { steps: 3 });
  await expect(slider).not.toHaveAttribute('aria-valuenow', '1');
  await page.keyboard.press('Escape');
  await expect(slider).toHaveAttribute('aria-valuenow', '1');
  await page.mouse.up();
  expect(page.url()).not.toContain('slo-ttft');

  await page.mouse.move(xPx, yPx);
  await page.mouse.down();
  await page.mouse.move(xPx - 20, yPx, { steps: 4 });
  await page.mouse.move(xPx - 40, yPx, { steps: 4 });
  await expect(slider).not.toHaveAttribute('aria-valuenow', '1');
  expect(page.url()).not.toContain('slo-ttft');
  await page.mouse.up();
  await expect(page).toHaveURL(/slo-ttft=0\.\d+/);

  const thresholdS = Number(new URL(page.url()).searchParams.get('slo-ttft'));
  await expect(slider).toHaveAttribute('aria-valuenow', String(thresholdS));
  await dashboard.settled();
  await expectShare(sentence, await directShare(prometheusUrl, grid, thresholdS));

  await page.reload();
  await dashboard.shows('slo-curve', 'ready');
  await expect(slider).toHaveAttribute('aria-valuenow', String(thresholdS));
});

test('where points are far apart, the curves say until when they count', async ({ dashboard }) => {
  const curves = dashboard.panel('slo-curve');
  await dashboard.open({ from: 'now-30d', refresh: 'off', viewPanel: 'slo-curve' });
  await expect(curves.locator('.slo')).toContainText(/Counted until \d{4}-\d\d-\d\d \d\d:\d\d\./);
  await dashboard.open({ from: 'now-1h', refresh: 'off', viewPanel: 'slo-curve' });
  await expect(curves.locator('.slo')).toContainText(/about [\d,]+ requests/);
  await expect(curves.locator('.slo')).not.toContainText('Counted until');
});
