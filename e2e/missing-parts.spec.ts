import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

const PANEL = 'scheduler';
const MODEL = { 'var-model_name': MAIN_MODEL, refresh: 'off' };

/** The ways to show the same panel: among the others, alone on the page, embedded in another page. */
const WAYS: readonly (readonly [name: string, search: Record<string, string>])[] = [
  ['among others', {}],
  ['in viewPanel', { viewPanel: PANEL }],
  ['in kiosk with panel', { kiosk: '1', panel: PANEL }],
];

test.beforeEach(({ expected }) => {
  expected.consoleErrors = /Failed to load resource/;
});

for (const [name, search] of WAYS) {
  test(`a panel ${name} shows an error when the chart library does not load, and Retry draws it`, async ({
    dashboard,
    page,
  }) => {
    await page.route('**/assets/uPlot*.js', (route) => route.abort());
    await dashboard.goto({ ...MODEL, ...search });
    const panel = dashboard.panel(PANEL);
    // The panel may be built anew meanwhile.
    await panel.evaluate((element) => element.scrollIntoView());
    await expect(panel).toContainText('This panel failed to render.');
    await expect(panel).toHaveAttribute('data-state', 'error');
    await expect(panel).toHaveAccessibleName(/\S/);
    await page.unroute('**/assets/uPlot*.js');
    await panel.getByRole('button', { name: 'Retry' }).click();
    await dashboard.shows(PANEL, 'ready');
    await expect(panel.locator('canvas')).toBeVisible();
  });
}

for (const [what, files] of [
  ['findings do not load', '**/assets/outlook*.js'],
  ['the words of findings do not load', '**/assets/more-*.js'],
] as const) {
  test(`the page reports above the panels when ${what}`, async ({ dashboard, page }) => {
    await page.route(files, (route) => route.abort());
    await dashboard.open(MODEL);
    const reload = page.getByRole('main').getByRole('button', { name: /could not be loaded/ });
    await expect(reload.first()).toBeVisible();
    await dashboard.shows(PANEL, 'ready');
    const loaded = page.waitForEvent('load');
    await reload.first().click();
    // Not before the click: the page may try again by itself, and the button would go.
    await page.unroute(files);
    await loaded;
    await dashboard.quiet();
    await dashboard.shows(PANEL, 'ready');
    await expect(reload).toHaveCount(0);
  });
}

test('the page shows other findings, and reports above the panels, when the code of some does not load', async ({
  dashboard,
  page,
}) => {
  await page.route('**/assets/rare-rules*.js', (route) => route.abort());
  await dashboard.open({ ...MODEL, from: '2026-08-27T06:38:00Z', to: '2026-08-27T06:55:00Z' });
  await expect(page.getByRole('main').getByRole('button', { name: /could not be loaded/ })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Findings' })).toBeVisible();
});

test('the doctor offers to reload when its checks do not load', async ({ dashboard, page }) => {
  await page.route('**/assets/examine*.js', (route) => route.abort());
  await dashboard.goto({ ...MODEL, doctor: '1' });
  const doctor = page.locator('[data-doctor]');
  await expect(doctor.getByRole('button', { name: /could not be loaded/ })).toBeVisible();
});

test('the page offers to reload when the style sheets of its parts are gone', async ({ dashboard, page }) => {
  await page.route(/assets\/(?!index).*\.css/, (route) => route.fulfill({ status: 404 }));
  await dashboard.open(MODEL);
  await dashboard.panel(PANEL).hover();
  await expect(
    page.getByRole('button', { name: 'Some parts of the page could not be loaded' }),
  ).toBeVisible();
  await dashboard.shows(PANEL, 'ready');
});

test('parts that are opened without a network have their styles when it is back, and nothing blames an update', async ({
  dashboard,
  page,
}) => {
  const refused = new Set<string>();
  await page.route(/assets\/(?!index).*\.css/, (route) => {
    refused.add(route.request().url());
    return route.abort();
  });
  await dashboard.open(MODEL);
  await dashboard.panel(PANEL).hover();
  const open = page.getByRole('button', { name: 'Menu', exact: true });
  await open.click();
  const notice = page.getByRole('button', { name: 'Some parts of the page' });
  await expect(notice).toBeVisible();
  await page.unroute(/assets\/(?!index).*\.css/);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(notice).toHaveCount(0);
  await open.click();
  await expect(page.getByRole('menu')).toBeVisible();
  /** Those that have loaded: the rules of others cannot be read. */
  const styled = (): Promise<string[]> =>
    page.evaluate(() =>
      [...document.styleSheets].flatMap((sheet) => {
        try {
          return sheet.cssRules.length > 0 && sheet.href !== null ? [sheet.href] : [];
        } catch {
          return [];
        }
      }),
    );
  expect(refused.size).toBeGreaterThan(0);
  await expect.poll(styled).toEqual(expect.arrayContaining([...refused]));
  expect(new Set(await styled()).size, 'each is there once').toBe((await styled()).length);
});

test('a part that was opened without a network loads when it is back', async ({ dashboard, page }) => {
  await page.route('**/assets/Explain*.js', (route) => route.abort('internetdisconnected'));
  await dashboard.open({ ...MODEL, explain: 'before' });
  const failed = page.getByRole('button', { name: 'This could not be loaded. Reload the page.' });
  await expect(failed).toBeVisible();
  await page.unroute('**/assets/Explain*.js');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible();
  await expect(failed).toHaveCount(0);
});

test('what a person asks for and cannot be loaded is reported in sight, until it loads', async ({
  dashboard,
  page,
}) => {
  const report = page.getByRole('alert').getByRole('button', { name: 'Some parts of the page' });
  const dialog = page.getByRole('dialog');
  await dashboard.open(MODEL);
  await dashboard.quiet();
  // As after an update while the page is open.
  const block = (): Promise<unknown> =>
    page.route('**/assets/*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await block();
  await page.keyboard.press('?');
  await expect(report).toBeVisible();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(report).toBeInViewport();
  await expect(dialog).toHaveCount(0);
  await page.unroute('**/assets/*.js');
  await page.keyboard.press('?');
  await expect(dialog).toBeVisible();
  await expect(report).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  // The other way to load: the overlays of the bar, which the page may also load before a person opens one.
  await page.route('**/assets/parts-*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await dashboard.open(MODEL);
  await block();
  await page.keyboard.press('t');
  await expect(report).toBeVisible();
});

test('Escape closes what is still loading', async ({ dashboard, page }) => {
  await dashboard.open(MODEL);
  await dashboard.quiet();
  let isAsked = false;
  let load: () => void = () => undefined;
  const loaded = new Promise<void>((resolve) => (load = resolve));
  await page.route('**/assets/KeyboardHelp*.js', async (route) => {
    isAsked = true;
    await loaded;
    await route.continue();
  });
  await page.keyboard.press('?');
  await expect.poll(() => isAsked).toBe(true);
  await page.keyboard.press('Escape');
  load();
  await dashboard.quiet();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
});
