import { rmSync } from 'node:fs';
import { startPrometheus, type RunningPrometheus } from '../tools/servers/prometheus/start';
import { buildManyRanks, MANY_RANKS, MODELS } from './fixtures/many-ranks';
import { servePage, type ServedPage } from './fixtures/serve-page';
import { expect, test } from './fixtures/test';
import { DashboardPage } from './pages/dashboard-page';

const RANGE = { from: '2026-08-27T07:16:00Z', to: '2026-08-27T07:30:00Z', refresh: 'off' };

let dataDir: string;
let prometheus: RunningPrometheus;
let served: ServedPage;

test.beforeAll(async () => {
  dataDir = await buildManyRanks();
  prometheus = await startPrometheus({ dataDir });
  served = await servePage(prometheus.url);
});
test.afterAll(async () => {
  await served.close();
  await prometheus.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
test.use({ dashboard: async ({ page }, use) => use(new DashboardPage(page, served.url)) });

test('of 1,000 ranks and 60 models, tables and legends keep few rows in the page', async ({
  dashboard,
  page,
}) => {
  await dashboard.open(RANGE);
  await test.step('the page of 1,000 ranks has fewer than 10,000 elements after all panels were in sight', async () => {
    await dashboard.scrollThrough();
    expect(await page.locator('*').count()).toBeLessThan(10_000);
  });
  await test.step('a table of 1,000 ranks has few rows in the page, and scrolling and keys reach all of them', async () => {
    await dashboard.shows('rank-table', 'ready');
    const table = dashboard.panel('rank-table').getByRole('table');
    const rows = table.locator('tbody tr[data-rank]');
    await expect(table).toHaveAttribute('aria-rowcount', String(MANY_RANKS + 1));
    await expect(rows.first()).toHaveAttribute('aria-rowindex', '2');
    expect(await rows.count()).toBeLessThan(50);
    const widths = (): Promise<number[]> =>
      table.locator('thead th').evaluateAll((cells) => cells.map((cell) => cell.clientWidth));
    const atTop = await widths();
    // The lowest numbers are in the page now, and keep the columns as wide as the highest.
    const byRunning = table.getByRole('button', { name: 'running' });
    await byRunning.click();
    await byRunning.click();
    await expect(table.getByRole('columnheader', { name: 'running' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    expect(await widths()).toEqual(atTop);
    await byRunning.click();

    const region = dashboard.panel('rank-table').getByRole('region');
    const seen = await region.evaluate(
      async (element, last) => {
        const body = element.querySelector('tbody');
        if (body === null) return 0;
        const instances = new Set<string>();
        for (;;) {
          const inPage = [...body.querySelectorAll('tr[data-rank]')];
          for (const row of inPage) instances.add(row.querySelector('td:nth-child(3)')?.textContent ?? '');
          const end = inPage.at(-1);
          if (end === undefined || end.getAttribute('aria-rowindex') === last) return instances.size;
          await new Promise((done) => {
            const observer = new MutationObserver(() => {
              observer.disconnect();
              done(null);
            });
            observer.observe(body, { childList: true });
            end.scrollIntoView({ block: 'start' });
          });
        }
      },
      String(MANY_RANKS + 1),
    );
    expect(seen).toBe(MANY_RANKS);
    await expect(rows.last()).toHaveAttribute('aria-rowindex', String(MANY_RANKS + 1));
    expect(await widths()).toEqual(atTop);
    expect(await rows.count()).toBeLessThan(50);

    await rows.first().getByRole('button').focus();
    await page.keyboard.press('End');
    const last = table.locator(`tr[aria-rowindex="${MANY_RANKS + 1}"]`);
    await expect(last.getByRole('button')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    const first = table.locator('tr[aria-rowindex="2"]');
    await expect(first.getByRole('button')).toBeFocused();
    await expect(first).toBeInViewport();
  });
  await test.step('a table of 60 models has few rows in the page, and keys reach all of them', async () => {
    await dashboard.shows('model-table', 'ready');
    const panel = dashboard.panel('model-table');
    const rows = panel.locator('tbody tr[data-model]');
    await expect(panel.getByRole('table')).toHaveAttribute('aria-rowcount', String(MODELS + 1));
    expect(await rows.count()).toBeLessThan(40);
    expect(await panel.locator('*').count()).toBeLessThan(1500);
    await rows.first().getByRole('button').focus();
    await page.keyboard.press('End');
    await expect(panel.locator(`tr[aria-rowindex="${MODELS + 1}"]`).getByRole('button')).toBeFocused();
    expect(await rows.count()).toBeLessThan(40);
  });
  await test.step('a legend far from the window keeps one row of each table, and has its rows when it is near again', async () => {
    await dashboard.shows('kv-cache-usage', 'ready');
    const panel = dashboard.panel('kv-cache-usage');
    const names = dashboard.legend('kv-cache-usage');
    const near = await names.count();
    expect(near).toBeGreaterThan(10);
    const height = (await panel.boundingBox())?.height;
    await dashboard.panel('metrics-age').scrollIntoViewIfNeeded();
    await expect(names).toHaveCount(2);
    // The page does not move: the rows are where they were.
    expect((await panel.boundingBox())?.height).toBe(height);
    await panel.scrollIntoViewIfNeeded();
    await expect(names).toHaveCount(near);
    await expect(page.locator('[data-panel="metrics-age"] tbody tr:not([aria-hidden])')).toHaveCount(2);
  });
  await test.step('a legend of 1,000 ranks has few rows in the page, and scrolling shows the others', async () => {
    await dashboard.shows('kv-cache-usage', 'ready');
    const names = dashboard.legend('kv-cache-usage');
    const second = dashboard.panel('kv-cache-usage').getByRole('table').nth(1);
    await expect(second).toHaveAttribute('aria-rowcount', String(MANY_RANKS / 2 + 1));
    expect(await names.count()).toBeLessThan(100);
    const last = second.getByRole('row').last();
    await dashboard
      .panel('kv-cache-usage')
      .locator('[data-scrolls-rows]')
      .evaluate((element) => (element.scrollTop = element.scrollHeight));
    await expect(last).toHaveAttribute('aria-rowindex', String(MANY_RANKS / 2 + 1));
    await expect(last).toBeInViewport();
    expect(await names.count()).toBeLessThan(100);
  });
});

test('a table of values has its rows again where it was scrolled to, after it was far from the window', async ({
  dashboard,
}) => {
  await dashboard.open({ ...RANGE, table: 'kv-cache-usage' });
  await dashboard.shows('kv-cache-usage', 'ready');
  const region = dashboard.panel('kv-cache-usage').getByRole('region');
  const rows = region.locator('tbody tr:not([aria-hidden])');
  await expect.poll(() => rows.count()).toBeGreaterThan(10);
  const times = (): Promise<string[]> => rows.getByRole('rowheader').allTextContents();
  const atTop = await times();
  await region.evaluate((element) => (element.scrollTop = 480));
  await expect.poll(times).not.toContain(atTop[0]);
  const scrolled = await times();
  await dashboard.panel('metrics-age').scrollIntoViewIfNeeded();
  await expect(rows).toHaveCount(1);
  await dashboard.panel('kv-cache-usage').scrollIntoViewIfNeeded();
  await expect.poll(times).toEqual(scrolled);
});

test('a print has all rows of a table', async ({ dashboard, page }) => {
  await page.addInitScript(() => {
    window.print = () => void (document.body.dataset['printed'] = 'true');
  });
  await dashboard.open(RANGE);
  await dashboard.chooseInBar('Menu', 'menuitem', 'Print…');
  await expect(page.locator('body[data-printed]')).toHaveCount(1, { timeout: 60_000 });
  await expect(page.locator('[data-printed="rank-table"] tbody tr')).toHaveCount(MANY_RANKS);
  await expect(page.locator('[data-printed="model-table"] tbody tr')).toHaveCount(MODELS);
});
