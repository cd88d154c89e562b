import type { Page } from '@playwright/test';
import { accessibilityFaults } from './fixtures/accessibility';
import { sidewaysPx } from './fixtures/page-faults';
import { expect, test } from './fixtures/test';
import { GONE_MODEL, MAIN_MODEL, QUIET_MODEL } from './fixtures/world';
import type { DashboardPage } from './pages/dashboard-page';

const VIEW = { refresh: 'off', 'var-model_name': MAIN_MODEL };

/** Opens each overlay around one panel in turn, and collects the faults of each state. */
async function faultsOfOverlays(dashboard: DashboardPage, page: Page): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  const overlay = page.getByRole('menu').or(page.getByRole('dialog'));
  const look = async (name: string): Promise<void> => {
    await expect(overlay).toBeVisible();
    // What is behind it has been looked at before it opened.
    const found = await accessibilityFaults(page, { within: ['[role=menu], [role=dialog]', 'header'] });
    if (found.length > 0) faults[name] = found;
    await page.keyboard.press('Escape');
    await expect(overlay).toHaveCount(0);
  };
  for (const button of await page.getByRole('banner').getByRole('button', { expanded: false }).all()) {
    // Before it opens: the locator finds closed ones only.
    const name = (await button.getAttribute('aria-label')) ?? (await button.innerText());
    await button.click();
    await look(name);
  }
  const menu = dashboard.panel('time-to-first-token').locator('header button').last();
  await menu.click();
  await look('menu of a panel');
  await menu.press('i');
  await look('inspector');
  await page.keyboard.press('?');
  await look('shortcuts');
  return faults;
}

for (const [lang, theme, widthPx] of [
  ['en', 'light', 1600],
  ['zh', 'dark', 1600],
  ['zh', 'light', 390],
] as const) {
  test(`axe finds nothing on a panel and on all overlays: ${lang}, ${theme}, ${widthPx} px`, async ({
    dashboard,
    page,
  }) => {
    await page.setViewportSize({ width: widthPx, height: 1000 });
    await dashboard.open({ ...VIEW, lang, theme, viewPanel: 'time-to-first-token' });
    expect(await accessibilityFaults(page), 'one panel').toEqual([]);
    expect(await faultsOfOverlays(dashboard, page)).toEqual({});
    await dashboard.plot('time-to-first-token').focus();
    await page.keyboard.press('ArrowRight');
    expect(await accessibilityFaults(page, { within: ['main'] }), 'crosshair').toEqual([]);
  });
}

for (const [what, search] of Object.entries({
  'a large panel': { ...VIEW, viewPanel: 'time-to-first-token' },
  kiosk: { ...VIEW, kiosk: '' },
  'one panel of a kiosk': { ...VIEW, kiosk: '', panel: 'scheduler' },
  'the doctor': { ...VIEW, doctor: '' },
  'a server without requests': { 'var-model_name': QUIET_MODEL, theme: 'dark' },
  'a server that is gone': { 'var-model_name': GONE_MODEL },
})) {
  test(`axe finds nothing on ${what}`, async ({ dashboard, page }) => {
    await dashboard.open(search);
    expect(await accessibilityFaults(page)).toEqual([]);
    // Where there is one panel, or no bar to skip, a skip link leads nowhere.
    const hasParts = !('viewPanel' in search || 'kiosk' in search);
    await expect(page.getByRole('navigation')).toHaveCount(hasParts ? 1 : 0);
  });
}

test('axe finds nothing while Prometheus does not respond and the page shows old data', async ({
  dashboard,
  page,
  expected,
}) => {
  expected.consoleErrors = /Failed to load resource/;
  for (const theme of ['light', 'dark']) {
    await dashboard.open({ ...VIEW, theme });
    await page.route('**/api/v1/**', (route) => route.fulfill({ status: 503, body: '' }));
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.unroute('**/api/v1/**');
  }
});

for (const lang of ['en', 'zh']) {
  test(`a window of 320 px does not scroll sideways: ${lang}`, async ({ dashboard, page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const from = '2026-08-27T06:30:00Z';
    const to = '2026-08-27T07:30:00Z';
    for (const range of [{}, { from, to }]) {
      await dashboard.open({ ...VIEW, ...range, lang });
      expect(await sidewaysPx(page)).toBe(0);
      const menu = page.getByRole('banner').getByRole('button').last();
      await expect(menu).toBeInViewport({ ratio: 1 });
    }
  });
}

test('text and charts follow the font size of the browser, and the page does not scroll sideways at twice the size', async ({
  dashboard,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 1000 });
  await dashboard.open(VIEW);
  const sizes = (): Promise<number[]> =>
    dashboard.panel('time-to-first-token').evaluate((panel) => {
      const px = (element: Element | null): number =>
        element === null ? NaN : Number.parseFloat(getComputedStyle(element).fontSize);
      const plot = panel.querySelector<HTMLElement>('[role=application]');
      const chart = plot?.parentElement ?? null;
      // The labels of the axis are on a canvas: their room shows their size.
      return [px(panel.querySelector('h3')), px(chart), chart?.offsetHeight ?? NaN, plot?.offsetLeft ?? NaN];
    });
  const [titlePx = NaN, chartPx = NaN, heightPx = NaN, gutterPx = NaN] = await sizes();
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await expect.poll(sizes).toEqual([2 * titlePx, 2 * chartPx, 2 * heightPx, gutterPx + 4 * chartPx]);
  await dashboard.scrollThrough();
  expect(await sidewaysPx(page)).toBe(0);
  await expect(page.getByRole('banner').getByRole('button').last()).toBeInViewport({ ratio: 1 });
});
