import { writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

const SELECTED = { 'var-model_name': MAIN_MODEL, refresh: 'off' };

/** Counts how often the page opens the dialog of the browser, which a browser without a screen does not have. */
async function holdPrint(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { printed: 0 });
    window.print = () => void ((window as unknown as { printed: number }).printed += 1);
  });
}

const printed = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { printed: number }).printed);

test('the page is printed with all its panels, on light paper, with range and zone on each sheet', async ({
  dashboard,
  page,
}) => {
  await holdPrint(page);
  // Messages in place of data come late.
  await page.route('**/PanelMessage-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 5000));
    await route.continue();
  });
  await dashboard.open({ ...SELECTED, theme: 'dark' });
  await dashboard.chooseInBar('Menu', 'menuitem', 'Print…');
  await expect.poll(() => printed(page), { timeout: 60_000 }).toBe(1);
  const ids = await page
    .locator('section[data-panel]')
    .evaluateAll((all) => all.map((section) => (section as HTMLElement).dataset['panel']));
  expect(ids.length).toBeGreaterThan(40);
  const sheet = page.locator('.paper');
  expect(
    await sheet
      .locator('[data-printed]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['printed'])),
  ).toEqual(ids);
  await expect(sheet.getByText('Not loaded', { exact: true })).toHaveCount(0);
  expect(await sheet.locator('img').count()).toBeGreaterThan(30);
  await expect(sheet.locator('thead').first()).toContainText(MAIN_MODEL);
  await expect(sheet.locator('thead').first()).toContainText('Rank no.: All');
  await expect(sheet.locator('thead').first()).toContainText(/\d\d:\d\d:\d\d UTC\+8/);

  // As wide as the sheet: nothing reaches beyond its panel.
  const size = page.viewportSize();
  await page.setViewportSize({ width: 718, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  const cut = await sheet.locator('[data-printed]').evaluateAll((all) =>
    all.flatMap((panel) => {
      const endPx = panel.getBoundingClientRect().right + 1;
      const isCut = [...panel.querySelectorAll('td, th, canvas, svg, svg text, [role=slider] span')].some(
        (part) => part.getBoundingClientRect().right > endPx,
      );
      return isCut ? [(panel as HTMLElement).dataset['printed']] : [];
    }),
  );
  expect(cut).toEqual([]);
  const cutWords = await sheet
    .locator('[data-tile] .context')
    .evaluateAll((all) =>
      all.flatMap((one) => (one.scrollWidth > one.clientWidth ? [one.textContent.trim()] : [])),
    );
  expect(cutWords).toEqual([]);
  await page.emulateMedia({ media: null });
  if (size) await page.setViewportSize(size);

  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  await writeFile(test.info().outputPath('page.pdf'), pdf);
  const count = [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
  expect(count).toBeGreaterThan(3);
  expect(count).toBeLessThan(20);

  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(sheet).toHaveCount(0);
  await expect(page.locator('.lmd')).toHaveAttribute('data-theme', 'dark');
});

test('glyphs, swatches and strips are printed without the backgrounds of the browser, on white paper', async ({
  dashboard,
  page,
}) => {
  await holdPrint(page);
  await dashboard.open({ ...SELECTED, view: 'status', theme: 'dark' });
  await page.keyboard.press('Control+p');
  await expect.poll(() => printed(page), { timeout: 60_000 }).toBe(1);
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.paper');
  const adjusted = (locator: Locator): Promise<string[]> =>
    locator.evaluateAll((all) => all.map((one) => getComputedStyle(one).printColorAdjust));
  for (const part of ['[data-piece]', '[data-glyph] .glyph']) {
    const found = await adjusted(sheet.locator(part));
    expect(found.length, part).toBeGreaterThan(0);
    expect(new Set(found), part).toEqual(new Set(['exact']));
  }
  // What lies behind the sheet is left out, or white.
  for (const behind of ['html', 'body', '.lmd:not(.paper)']) {
    const [{ adjust, colour } = { adjust: '', colour: '' }] = await page
      .locator(behind)
      .first()
      .evaluateAll((all) =>
        all.map((one) => ({
          adjust: getComputedStyle(one).printColorAdjust,
          colour: getComputedStyle(one).backgroundColor,
        })),
      );
    expect(adjust, behind).toBe('economy');
    expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'], behind).toContain(colour);
  }
});

test('printing is begun by the key and can be cancelled', async ({ dashboard, page }) => {
  await holdPrint(page);
  await dashboard.open(SELECTED);
  await page.route('**/query_range*', () => undefined);
  await page.keyboard.press('Control+p');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.locator('.paper')).toHaveCount(0);
  expect(await printed(page)).toBe(0);
});

test("the browser's own menu prints the panels that are loaded, each on one sheet", async ({
  dashboard,
  page,
}) => {
  await dashboard.open(SELECTED);
  await page.emulateMedia({ media: 'print' });
  const panels = page.locator('section[data-panel]');
  const all = await panels.evaluateAll((sections) =>
    sections.map((section) => ({
      isLoaded: (section as HTMLElement).dataset['state'] === 'ready',
      isShown: section.checkVisibility(),
      breakInside: getComputedStyle(section).breakInside,
    })),
  );
  expect(all.filter(({ isLoaded }) => isLoaded).length).toBeGreaterThan(3);
  expect(all.length).toBeGreaterThan(40);
  for (const { isLoaded, isShown, breakInside } of all) {
    expect(isShown).toBe(isLoaded);
    expect(breakInside).toBe('avoid');
  }
});
