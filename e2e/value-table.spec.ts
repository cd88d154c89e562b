import { accessibilityFaults } from './fixtures/accessibility';
import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

const PANEL = 'time-to-first-token';

test('a chart is shown as a table that follows the data, is kept in the link, and still gives an image', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ refresh: 'off', 'var-model_name': MAIN_MODEL });
  const csv = await dashboard.csv(PANEL);
  await dashboard.choose(PANEL, 'Show as table');
  await expect(page).toHaveURL(/[?&]table=time-to-first-token/);
  const table = dashboard.panel(PANEL).getByRole('region', { name: 'Time to first token: table of values' });
  await expect(table.getByRole('columnheader')).toHaveText([
    'Time',
    'p99 s',
    'p95 s',
    'p90 s',
    'p50 s',
    'mean s',
  ]);
  await expect(dashboard.plot(PANEL)).toHaveCount(0);
  // The newest row comes first; only rows near the part in sight exist.
  await expect(table.getByRole('row').nth(1).getByRole('rowheader')).toHaveText('15:30:00');
  const newest = await table.getByRole('row').nth(1).getByRole('cell').allTextContents();
  expect(newest).toEqual(csv.columns.map((column) => column.at(-1)?.toFixed(2)));
  await expect(table.getByRole('table')).toHaveAttribute('aria-rowcount', '362');
  expect(await table.getByRole('row').count()).toBeLessThan(60);
  expect(await accessibilityFaults(page)).toEqual([]);

  const inSight = (): Promise<string | undefined> =>
    table.evaluate((region) => {
      const headPx = region.querySelector('thead th')?.getBoundingClientRect().bottom ?? 0;
      const heads = [...region.querySelectorAll('tbody th')];
      return heads.find((head) => head.getBoundingClientRect().bottom > headPx + 1)?.textContent;
    });
  await table.focus();
  await page.keyboard.press('PageDown');
  await expect.poll(() => table.evaluate((region) => region.scrollTop)).toBeGreaterThan(100);
  // Twenty rows of 24 px.
  await table.evaluate((region) => region.scrollTo({ top: 480, behavior: 'instant' }));
  await expect.poll(inSight).toBe('15:26:40');
  await page.clock.fastForward(60_000);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(dashboard.panel(PANEL)).not.toHaveAttribute('data-state', 'loading');
  await dashboard.quiet();
  expect(await inSight()).toBe('15:26:40');
  await table.evaluate((region) => (region.scrollTop = 0));
  await expect(table.getByRole('row').nth(1).getByRole('rowheader')).toHaveText(/^15:3[1-9]:/);

  const waiting = page.waitForEvent('download');
  await dashboard.choose(PANEL, 'Download PNG');
  expect((await waiting).suggestedFilename()).toMatch(/\.png$/);
  await dashboard.choose(PANEL, 'Show as chart');
  await expect(dashboard.plot(PANEL)).toBeVisible();
  await expect(page).not.toHaveURL(/table=/);
});
