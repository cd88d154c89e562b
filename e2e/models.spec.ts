import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { MAIN_MODEL, NOW_MS } from './fixtures/world';

/** Rows of a CSV file without quotes. */
const rowsOf = (text: string): string[][] =>
  text
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const waiting = page.waitForEvent('download');
  await press();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** The tokens of all samples of a model, counted one after the other; a counter that falls was restarted. */
async function countedTokens(page: Page, counter: string): Promise<number> {
  const query = `lmdeploy:${counter}_tokens_total{model_name="${MAIN_MODEL}"}[1d]`;
  const response = await page.request.get(
    new URL(
      `prometheus/api/v1/query?${new URLSearchParams({ query, time: String(NOW_MS / 1000) })}`,
      page.url(),
    ).href,
  );
  const { data } = (await response.json()) as { data: { result: { values: [number, string][] }[] } };
  return data.result.reduce((sum, { values }) => {
    const counts = values.map(([, value]) => Number(value));
    return counts.reduce((own, now, i) => {
      const before = counts[i - 1] ?? 0;
      return own + (now < before ? now : now - before);
    }, sum);
  }, 0);
}

test('the tokens of a day are those of all samples, on the page and in the file, through a restart', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ refresh: 'off' });
  await dashboard.chooseInBar('Menu', 'menuitem', 'Tokens');
  await expect(page).toHaveURL(/view=tokens/);
  const tokens = page.locator('[data-tokens="hour"]');
  await expect(tokens).toHaveAttribute('aria-busy', 'false');
  const output = await countedTokens(page, 'generation');
  const row = tokens.getByRole('region', { name: 'Tokens' }).getByRole('row').filter({ hasText: MAIN_MODEL });
  await expect(row).toContainText(output.toLocaleString('en'));

  const { name, text } = await saved(page, () =>
    tokens.getByRole('button', { name: 'Download CSV' }).click(),
  );
  expect(name).toMatch(/^lmdeploy-tokens-.*\.csv$/);
  const [head = [], ...rows] = rowsOf(text);
  const sumOf = (column: string): number =>
    rows
      .filter((cells) => cells[2] === MAIN_MODEL)
      .reduce((sum, cells) => sum + Number(cells[head.indexOf(column)]), 0);
  expect(sumOf('output_tokens')).toBe(output);
  expect(sumOf('input_tokens')).toBe(await countedTokens(page, 'prompt'));
  expect(sumOf('cached_tokens')).toBe(await countedTokens(page, 'cached'));

  // Days of the time zone of the page: both begin at 16:00 UTC.
  await tokens.getByRole('combobox').first().selectOption('day');
  await expect(page).toHaveURL(/per=day/);
  const periods = page.locator('[data-tokens="day"]').getByRole('region', { name: 'Period' });
  await expect(periods.locator('tbody th')).toHaveText(['2026-08-27 so far', '2026-08-26']);
  await periods.getByRole('button', { name: '2026-08-27 so far' }).click();
  await expect(page).not.toHaveURL(/view=tokens/);
  await expect(dashboard.panel('time-to-first-token')).toBeVisible();
});

test('the status board says how long an outage was about, where points are minutes apart', async ({
  dashboard,
}) => {
  await dashboard.open({ view: 'status', from: 'now-18h', refresh: 'off' });
  await dashboard.shows('model-status', 'ready');
  const outage = dashboard.panel('model-status').locator('.incidents li', { hasText: 'down:' });
  await expect(outage.first().locator('.length')).toHaveText(/^about \d+ min$/);
});

test('status board and tokens are printed, and the board is a file', async ({ dashboard, page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { printed: 0 });
    window.print = () => void ((window as unknown as { printed: number }).printed += 1);
  });
  const printed = (): Promise<number> =>
    page.evaluate(() => (window as unknown as { printed: number }).printed);
  await dashboard.open({ view: 'status', from: 'now-90m', refresh: 'off' });
  await dashboard.shows('model-status', 'ready');
  const rows = rowsOf(await dashboard.csvText('model-status'));
  expect(rows[0]).toEqual(['model_name', 'start', 'end', 'state', 'reason']);
  const states = rows.filter(([model]) => model === MAIN_MODEL).map(([, , , state]) => state);
  expect(states).toContain('partly-down');
  // Round times, as under the charts.
  const lengths = dashboard.panel('model-status').locator('.incidents .length');
  await expect(lengths.filter({ hasText: /^\d+ min$/ })).not.toHaveCount(0);
  await expect(lengths.filter({ hasText: 'about' })).toHaveCount(0);
  const ticks = dashboard.panel('model-status').locator('.ticks span');
  expect(await ticks.count()).toBeGreaterThan(3);
  for (const label of await ticks.allTextContents()) expect(label).toMatch(/^\d\d:\d[05]$/);

  await dashboard.chooseInBar('Menu', 'menuitem', 'Print…');
  await expect.poll(printed).toBe(1);
  const sheet = page.locator('.paper');
  await expect(sheet.locator('[data-printed="model-status"] [data-piece="partly-down"]')).toHaveCount(1);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));

  await dashboard.open({ view: 'tokens', refresh: 'off' });
  await expect(page.locator('[data-tokens]')).toHaveAttribute('aria-busy', 'false');
  await dashboard.chooseInBar('Menu', 'menuitem', 'Print…');
  await expect.poll(printed).toBe(1);
  await expect(sheet.locator('tr').filter({ hasText: MAIN_MODEL }).first()).toContainText(/\d,\d{3}/);
  await page.emulateMedia({ media: 'print' });
  await test.info().attach('tokens.png', { body: await page.screenshot(), contentType: 'image/png' });
});
