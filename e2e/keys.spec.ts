import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

const VIEW = { refresh: 'off', 'var-model_name': MAIN_MODEL };
const PANEL = 'time-to-first-token';

test('a chart with the focus is described in words, and a part of it is marked and zoomed by keys', async ({
  dashboard,
  page,
}) => {
  await dashboard.open(VIEW);
  const before = new URL(page.url()).searchParams.get('from');
  await dashboard.plot(PANEL).focus();
  await expect(dashboard.plot(PANEL)).toHaveAccessibleDescription(
    /^From 14:30:00 to 15:30:00, 5 lines\. p99: last [\d.]+ s, lowest [\d.]+ s at 15:[\d:]+, highest [\d.]+ s at 14:51:10, steady, above the objective of 1 s in 14% of the range\./,
  );
  await page.keyboard.press('Home');
  for (let i = 0; i < 3; i++) await page.keyboard.press('PageDown');
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+PageDown');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).searchParams.get('from')).toBe(before);

  await page.keyboard.press('Home');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 30; i++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('from')).not.toBe(before);
  const { searchParams } = new URL(page.url());
  const lengthS = (Number(searchParams.get('to')) - Number(searchParams.get('from'))) / 1000;
  // Thirty points of the hour, ten seconds each.
  expect(lengthS).toBe(300);
});

test('the first stops of Tab skip to the parts of the page; a legend is one stop, with arrows between its lines and Ctrl+Enter for one more', async ({
  dashboard,
  page,
}) => {
  await dashboard.open(VIEW);
  await dashboard.quiet();
  // A long name is cut in its middle for the eye alone.
  const model = page.getByRole('banner').getByRole('button', { name: /^Model/ });
  await expect(model).toHaveAccessibleName(`Model ${MAIN_MODEL}`);
  const skipLinks = page.getByRole('navigation', { name: 'Skip links' }).getByRole('button');
  const focused = page.locator(':focus');
  for (const [name, reached] of [
    ['Skip to problems', '[data-finding] button'],
    ['Skip to key figures', '[data-tile] button'],
    ['Skip to panels', 'main h2 button'],
  ] as const) {
    await page.locator('body').evaluate(() => (document.activeElement as HTMLElement).blur());
    const link = skipLinks.and(page.getByText(name));
    await skipLinks.first().focus();
    while ((await focused.textContent()) !== name) await page.keyboard.press('Tab');
    await expect(link).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    if (name !== 'Skip to panels') await page.keyboard.press('Tab');
    await expect(page.locator(reached).first()).toBeFocused();
  }
  const names = dashboard.legend(PANEL);
  expect(await names.and(page.locator('[tabindex="0"]')).count()).toBe(1);
  await names.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(names.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(names.and(page.locator('[aria-pressed="true"]'))).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Enter');
  await expect(names.and(page.locator('[aria-pressed="true"]'))).toHaveCount(2);
  await page.keyboard.press('End');
  await expect(names.last()).toBeFocused();
  // Above the first line is the head, which sorts.
  const inOrder = await names.allTextContents();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const head = dashboard.panel(PANEL).getByRole('columnheader', { name: 'name' });
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(names).toHaveText([...inOrder].sort());
  await page.keyboard.press('ArrowDown');
  await expect(names.and(page.locator(':focus'))).toHaveCount(1);
});

test('keys of one character can be switched off for good', async ({ dashboard, page }) => {
  await dashboard.open(VIEW);
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await dashboard.open(VIEW);
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('banner').getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  await page.getByRole('dialog').getByRole('checkbox').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a screen reader hears of each return of Prometheus, in the language of the page, and never of a refresh', async ({
  dashboard,
  page,
  expected,
}) => {
  expected.consoleErrors = /Failed to load resource/;
  await dashboard.open(VIEW);
  await dashboard.quiet();
  const spoken = page.locator('[data-spoken]');
  const refresh = page.getByRole('button', { name: 'Refresh now' });
  await refresh.click();
  await dashboard.quiet();
  await expect(spoken).toHaveText('');
  for (let i = 0; i < 2; i++) {
    await page.route('**/api/v1/**', (route) => route.fulfill({ status: 503, body: '' }));
    await refresh.click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(spoken).toHaveText('');
    await page.unroute('**/api/v1/**');
    await refresh.click();
    await expect(spoken).toHaveText('Prometheus responds again. The page shows new data.');
    await dashboard.quiet();
    await expect(spoken).toHaveText('Prometheus responds again. The page shows new data.');
  }
  await page.getByRole('banner').getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitemradio', { name: '中文' }).click();
  await expect(spoken).toHaveText('Prometheus 已恢复响应，页面显示最新数据。');
});

test('what closes above the panels gives the focus back: to what opened it, or to the control that offers it', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ from: '2026-08-27T06:40:00Z', to: '2026-08-27T06:50:00Z', refresh: 'off' });
  const bar = page.getByRole('banner');
  const control = bar.getByRole('button', { name: 'Explain', exact: true });
  const heading = page.getByRole('heading', { name: 'What changed' });
  const close = page.getByRole('region').getByRole('button', { name: 'Close', exact: true });
  await control.press('Enter');
  await expect(heading).toBeFocused();
  await close.press('Enter');
  await expect(control).toBeFocused();

  const panelMenu = dashboard.menuButton('scheduler');
  await dashboard.shows('scheduler', 'ready');
  await panelMenu.press('e');
  await expect(heading).toBeFocused();
  await page.keyboard.press('e');
  await expect(panelMenu).toBeFocused();
  await expect(panelMenu).toBeInViewport();

  const menu = bar.getByRole('button', { name: 'Menu', exact: true });
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: 'Doctor' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Doctor' })).toBeFocused();
  await close.press('Enter');
  await expect(menu).toBeFocused();

  // A link opens it; the control has no room in a narrow bar.
  await page.setViewportSize({ width: 390, height: 844 });
  await dashboard.open({ refresh: 'off', explain: 'before' });
  await close.press('Enter');
  await expect(menu).toBeFocused();
});

test('the focus goes into a panel that is shown alone and back to it: by V, by its menu, and by Back', async ({
  dashboard,
  page,
}) => {
  await dashboard.open(VIEW);
  const id = 'kv-cache-usage';
  const panel = dashboard.panel(id);
  const all = page.locator('section[data-panel]');
  const isAlone = async (): Promise<void> => {
    await expect(all).toHaveCount(1);
    await expect(panel).toBeFocused();
  };
  const isBack = async (): Promise<void> => {
    await expect.poll(() => all.count()).toBeGreaterThan(1);
    await expect(panel).toBeFocused();
    await expect(panel).toBeInViewport();
    await dashboard.shows(id, 'ready');
    await expect(panel).toBeInViewport({ ratio: 0.8 });
  };
  await dashboard.shows(id, 'ready');
  await dashboard.plot(id).focus();
  await page.keyboard.press('v');
  await isAlone();
  await page.keyboard.press('v');
  await isBack();
  await dashboard.menuButton(id).press('Enter');
  await page.getByRole('menuitem', { name: 'Show only this panel' }).press('Enter');
  await isAlone();
  await page.getByRole('main').getByRole('button', { name: 'All panels' }).press('Enter');
  await isBack();
  await dashboard.plot(id).press('v');
  await isAlone();
  await page.goBack();
  await isBack();
  await page.goForward();
  await isAlone();
});

test('by the pointer alone a panel is shown alone and found again, and nothing takes the focus', async ({
  dashboard,
  page,
}) => {
  await dashboard.open(VIEW);
  const id = 'kv-cache-usage';
  const all = page.locator('section[data-panel]');
  await dashboard.pointAt(id);
  await page.keyboard.press('v');
  await expect(all).toHaveCount(1);
  await dashboard.pointAt(id);
  await page.keyboard.press('v');
  await expect.poll(() => all.count()).toBeGreaterThan(1);
  await expect(dashboard.panel(id)).toBeInViewport();
  await expect(page.locator('body')).toBeFocused();
});

for (const view of ['status', 'tokens', 'capacity']) {
  test(`from view=${view} back to all panels, the focus is in the main part`, async ({ dashboard, page }) => {
    await dashboard.goto({ refresh: 'off', view });
    // A heading that comes between the key and its click takes the focus.
    await dashboard.quiet();
    await page.getByRole('main').getByRole('button', { name: 'All panels' }).press('Enter');
    await expect(page).not.toHaveURL(/view=/);
    await expect(page.getByRole('main')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);
  });
}

test('a notice that is dismissed, and an outage that a person ends, leave the focus in the main part', async ({
  dashboard,
  page,
  expected,
}) => {
  expected.consoleErrors = /Failed to load resource/;
  await dashboard.open({ ...VIEW, from: 'yesterday' });
  const main = page.getByRole('main');
  await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).press('Enter');
  await expect(main).toBeFocused();

  const refresh = page.getByRole('button', { name: 'Refresh now' });
  const outage = page.locator('[data-outage]');
  await page.route('**/api/v1/**', (route) => route.fulfill({ status: 503, body: '' }));
  await refresh.click();
  await expect(outage).toBeVisible();
  await page.unroute('**/api/v1/**');
  await outage.getByRole('button', { name: 'Retry' }).press('Enter');
  await expect(outage).toHaveCount(0);
  await expect(main).toBeFocused();
});
