import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

const VIEW = { refresh: 'off', 'var-model_name': MAIN_MODEL };
const PANEL = 'time-to-first-token';
const TEXT = /^Time from engine admission to the first token/;

test('the whole description of a panel is shown by a tap, and from its menu', async ({ dashboard, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await dashboard.open(VIEW);
  const description = dashboard.panel(PANEL).getByRole('button', { name: TEXT, includeHidden: true });
  const isCut = (): Promise<boolean> =>
    description.evaluate((element) => element.scrollWidth > element.clientWidth);
  expect(await isCut()).toBe(true);
  await description.click();
  expect(await isCut()).toBe(false);
  await description.click();
  expect(await isCut()).toBe(true);
  await dashboard.menuButton(PANEL).press('Enter');
  await page.getByRole('menuitemcheckbox', { name: 'Full description' }).click();
  await page.keyboard.press('Escape');
  expect(await isCut()).toBe(false);
});

test('a panel alone shows its whole description', async ({ dashboard, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await dashboard.open({ ...VIEW, viewPanel: PANEL });
  const description = dashboard.panel(PANEL).getByRole('button', { name: TEXT });
  expect(await description.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(false);
});
