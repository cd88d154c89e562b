import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import type { DashboardPage } from './pages/dashboard-page';
import { MAIN_MODEL } from './fixtures/world';

const SELECTED = { 'var-model_name': MAIN_MODEL, refresh: 'off' };

async function imageOf(
  dashboard: DashboardPage,
  page: Page,
  id: string,
  format: 'png' | 'svg',
): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await dashboard.choose(id, `Download ${format.toUpperCase()}`);
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(new RegExp(`^lmdeploy-${id}-.*\\.${format}$`));
  return readFile(await download.path());
}

/** Width and height, pixels. */
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('a chart is saved as an image, twice as fine as the page, or as lines and text', async ({
  dashboard,
  page,
}) => {
  await dashboard.open(SELECTED);
  for (const id of ['time-to-first-token', 'ttft-heatmap', 'request-phases']) {
    await dashboard.shows(id, 'ready');
    const png = await imageOf(dashboard, page, id, 'png');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const box = await dashboard.plot(id).locator('..').boundingBox();
    const [width, height] = sizeOf(png);
    expect(width).toBe(2 * (Math.round(box?.width ?? 0) + 32));
    expect(height).toBeGreaterThan(2 * (box?.height ?? Infinity));
    await test.info().attach(`${id}.png`, { body: png, contentType: 'image/png' });

    const svg = await imageOf(dashboard, page, id, 'svg');
    await test.info().attach(`${id}.svg`, { body: svg, contentType: 'image/svg+xml' });
    const drawn = await page.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      const texts = [...root.querySelectorAll('text')].map((element) => element.textContent);
      return {
        size: [Number(root.getAttribute('width')), Number(root.getAttribute('height'))],
        texts,
        others: [...root.querySelectorAll('*')].filter(
          ({ localName }) => !['g', 'path', 'text', 'clipPath'].includes(localName),
        ).length,
      };
    }, svg.toString());
    expect(drawn.size.map((px) => Math.round(2 * px))).toEqual([width, height]);
    expect(drawn.others).toBe(0);
    expect(drawn.texts.slice(0, 1)).toEqual([await dashboard.panel(id).getByRole('heading').textContent()]);
    for (const row of await dashboard.legend(id).allTextContents()) expect(drawn.texts).toContain(row.trim());
  }
});

test('an image goes to the clipboard, and a table of the values too', async ({
  dashboard,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await dashboard.open(SELECTED);
  await dashboard.choose('time-to-first-token', 'Copy as image');
  await expect(dashboard.panel('time-to-first-token').getByRole('status')).toHaveText('Copied');
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((i) => i.types));
  expect(types).toEqual(['image/png']);

  await dashboard.choose('time-to-first-token', 'Copy as table');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText().catch(() => '')))
    .toContain('**Time to first token** (s)');
  const rows = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  expect(rows[2]).toMatch(/^\|\s+\| +last \| +min \| +overall \| +max \|$/);
  const cells = rows
    .find((row) => row.startsWith('| p99'))
    ?.split('|')
    .map((cell) => cell.trim());
  const shown = await dashboard
    .panel('time-to-first-token')
    .locator('tr', { hasText: 'p99' })
    .locator('td')
    .allTextContents();
  expect(cells?.slice(2, -1)).toEqual(shown);
});

test('where the browser allows no images in the clipboard, the page says what to do', async ({
  dashboard,
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'ClipboardItem', { value: undefined });
  });
  await dashboard.open(SELECTED);
  await dashboard.choose('time-to-first-token', 'Copy as image');
  await expect(dashboard.panel('time-to-first-token').getByRole('status')).toHaveText(
    'The browser does not allow copying images here. Download the PNG.',
  );
});

test('a table of ranks is copied as Markdown, with names that are no Markdown', async ({
  dashboard,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await dashboard.open(SELECTED);
  await dashboard.shows('rank-table', 'ready');
  await dashboard.choose('rank-table', 'Copy as table');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText().catch(() => '')))
    .toMatch(/\| model\\_name +\|/);
  const rows = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  const [head = [], , first = []] = rows.slice(2).map((row) => row.split('|').map((cell) => cell.trim()));
  const cellOf = (name: RegExp): string | undefined => first[head.findIndex((text) => name.test(text))];
  // As the page shows them, not as Prometheus has them.
  expect(cellOf(/^KV.* \(%\)$/)).toMatch(/^\d{1,3}(\.\d)?$/);
  expect(cellOf(/^ITL.* \(ms\)$/)).toMatch(/^\d{1,3}(\.\d)?$/);
});
