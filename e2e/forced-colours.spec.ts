import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

test.use({ contextOptions: { forcedColors: 'active' } });

/** True when the element has more than one colour on the screen. */
async function isDrawn(element: Locator): Promise<boolean> {
  await element.scrollIntoViewIfNeeded();
  const background = (of: Element): string => getComputedStyle(of).backgroundColor;
  const around = await element.page().locator('.lmd').evaluate(background);
  const own = await element.evaluate(background);
  const line = await element.evaluate((of) => getComputedStyle(of).backgroundImage);
  return line !== 'none' || (own !== around && own !== 'rgba(0, 0, 0, 0)');
}

test('forced colours keep the glyphs of states and the swatches of legends', async ({ dashboard, page }) => {
  await dashboard.open({ refresh: 'off', 'var-model_name': MAIN_MODEL });
  const glyphs = [
    page.getByRole('heading', { level: 1 }).locator('.glyph'),
    page.locator('[data-finding] .glyph:not(.none)').first(),
    page.locator('[data-tile] .glyph').first(),
  ];
  for (const glyph of glyphs) expect(await isDrawn(glyph)).toBe(true);
  const swatches = dashboard.panel('time-to-first-token').locator('.swatch');
  expect(await swatches.count()).toBeGreaterThan(1);
  for (const swatch of await swatches.all()) expect(await isDrawn(swatch)).toBe(true);
});
