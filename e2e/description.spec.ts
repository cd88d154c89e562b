import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

const VIEW = { refresh: 'off', 'var-model_name': MAIN_MODEL };
const PANEL = 'decode-time-per-token';
const TEXT = /^Decode time divided by the tokens after the first/;

test('the whole description of a panel is shown by a tap, and from its menu', async ({ dashboard, page }) => {
  await page.setViewportSize({ width: 300, height: 844 });
  await dashboard.open(VIEW);
  await dashboard.shows(PANEL, 'ready');
  const description = dashboard.panel(PANEL).getByRole('button', { name: TEXT, includeHidden: true });
  const isCut = (): Promise<boolean> =>
    description.locator('span').evaluate((element) => element.scrollHeight > element.clientHeight);
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

test('the menu of a panel does not offer more of a description that is whole', async ({
  dashboard,
  page,
}) => {
  await dashboard.open(VIEW);
  await dashboard.shows('scheduler', 'ready');
  await dashboard.menuButton('scheduler').press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Show only this panel' })).toBeVisible();
  await expect(page.getByRole('menuitemcheckbox', { name: 'Full description' })).toHaveCount(0);
});

test('a panel alone shows its whole description', async ({ dashboard, page }) => {
  await page.setViewportSize({ width: 300, height: 844 });
  await dashboard.open({ ...VIEW, viewPanel: PANEL });
  const description = dashboard.panel(PANEL).getByRole('button', { name: TEXT });
  const text = description.locator('span');
  expect(await text.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(false);
});
