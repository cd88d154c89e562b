import { expect, test } from './fixtures/test';
import { KIT_PANELS } from '../tools/kit-panels';
import { SHOWN_PANELS } from './fixtures/shown-panels';
import { sidewaysPx } from './fixtures/page-faults';
import { INSTANCES, MAIN_MODEL, ODD_MODEL } from './fixtures/world';

test('back and forward restore the choices of the user', async ({ dashboard, page }) => {
  await dashboard.open();
  const range = page.getByRole('button', { name: /^Time range/ });
  await range.click();
  await page.getByRole('button', { name: 'Last 30 minutes' }).click();
  await expect(page).toHaveURL(/from=now-30m/);
  await dashboard.choose('scheduler', 'Show only this panel');
  await expect(page).toHaveURL(/viewPanel=scheduler/);
  await expect(page.locator('[data-panel]')).toHaveCount(1);
  await page.goBack();
  await expect(page.locator('[data-panel]')).toHaveCount(SHOWN_PANELS);
  await expect(range).toContainText('Last 30 minutes');
  await page.goBack();
  await expect(range).toContainText('Last 1 hour');
  await page.goForward();
  await expect(range).toContainText('Last 30 minutes');
  await dashboard.settled();
});

test('moves of one panel in a row are one step back, and what was before them is another', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ refresh: 'off' });
  const shown = page.locator('section[data-panel]');
  const order = (): Promise<(string | null)[]> =>
    shown.evaluateAll((all) => all.map((each) => each.getAttribute('data-panel')));
  await dashboard.choose('scheduler', 'Pin to the top');
  await expect(page).toHaveURL(/pin=scheduler/);
  const pinned = await order();
  for (const item of ['Move earlier', 'Move earlier', 'Move later'])
    await dashboard.choose('e2e-latency', item);
  await expect.poll(order).not.toEqual(pinned);
  const moved = await order();
  await dashboard.choose('inter-token-latency', 'Move earlier');
  await expect.poll(order).not.toEqual(moved);
  await page.goBack();
  await expect.poll(order).toEqual(moved);
  await page.goBack();
  await expect.poll(order).toEqual(pinned);
  await expect(page).toHaveURL(/pin=scheduler/);
  // After Back, a move is a step of its own again.
  await dashboard.choose('e2e-latency', 'Move earlier');
  await expect.poll(order).not.toEqual(pinned);
  await page.goBack();
  await expect.poll(order).toEqual(pinned);
});

test('a picker lists the values that Prometheus has for the rest of the selection', async ({
  dashboard,
  page,
}) => {
  await dashboard.open();
  await dashboard.openPicker('Model');
  const options = page.getByRole('option');
  await expect(options.filter({ hasText: 'vector(1)' })).toBeVisible();
  await page.keyboard.type('internlm');
  await expect(options).toHaveCount(1);
  await options.first().click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(new RegExp(`var-model_name=${MAIN_MODEL}`));
  await dashboard.openPicker('Instance');
  await expect(options).toContainText(['All 2', ...INSTANCES.slice(0, 2)]);
  await page.keyboard.press('Escape');
  await dashboard.settled();
  await dashboard.shows('kv-cache-usage', 'ready');
  await expect(dashboard.legend('kv-cache-usage')).toHaveText(['rank 0', 'rank 1']);
});

test('a model name that looks like PromQL works', async ({ dashboard }) => {
  await dashboard.open({ 'var-model_name': ODD_MODEL });
  for (const id of KIT_PANELS) await dashboard.shows(id, 'ready');
});

test('a bad link falls back to the defaults', async ({ dashboard, page }) => {
  await dashboard.open({ from: 'yesterday', to: '<b>', refresh: 'often', theme: 'blue', lang: 'fr' });
  await expect(page.getByRole('button', { name: /^Time range/ })).toContainText('Last 1 hour');
  await dashboard.shows('scheduler', 'ready');
});

test('a panel that does not exist is named', async ({ dashboard, page }) => {
  await dashboard.goto({ viewPanel: 'nothing' });
  await expect(page.getByRole('alert')).toContainText('There is no panel “nothing”.');
  await page.getByRole('button', { name: /All panels/ }).click();
  await expect(page.locator('[data-panel]')).toHaveCount(SHOWN_PANELS);
  await dashboard.goto({ viewPanel: 'x'.repeat(400) });
  await expect(page.getByRole('alert')).toContainText('There is no panel');
  expect(await sidewaysPx(page)).toBe(0);
});

test('kiosk mode has no bar, and with a panel shows that panel alone', async ({ dashboard, page }) => {
  await dashboard.open({ kiosk: '' });
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.locator('[data-panel]')).toHaveCount(SHOWN_PANELS);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toHaveCount(0);
  await dashboard.open({ kiosk: '', panel: 'scheduler' });
  await expect(page.locator('[data-panel]')).toHaveCount(1);
  await expect(page.getByRole('button', { name: /All panels/ })).toHaveCount(0);
  await expect(page.getByRole('link')).toHaveCount(0);
  await dashboard.open({ kiosk: '', panel: ['queue-time', 'no-such', 'scheduler'] });
  await expect(page.getByRole('region')).toHaveCount(2);
  const [first, second] = [dashboard.panel('queue-time'), dashboard.panel('scheduler')];
  expect(Number((await first.boundingBox())?.x)).toBeLessThan(Number((await second.boundingBox())?.x));
  await expect(second).toHaveAttribute('data-state', 'ready');
  await expect(page.getByRole('alert')).toHaveText('There is no panel “no-such”.');
  await dashboard.open({ kiosk: '', show: 'overview' });
  await expect(page.locator('[data-tile]').first()).toContainText('5');
  await expect(page.getByRole('button')).toHaveCount(0);
  await dashboard.open({ kiosk: '', show: 'findings' });
  await expect(page.getByRole('list', { name: 'Findings' })).toBeVisible();
  await expect(page.locator('[data-tile], [data-panel]')).toHaveCount(0);
});

test('a phone does not scroll horizontally', async ({ dashboard, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await dashboard.open();
  expect(await sidewaysPx(page)).toBe(0);
});

test('a narrow bar keeps the filter clear of the brand, and the narrowest has its glyph alone', async ({
  dashboard,
  page,
}) => {
  const title = page.getByRole('banner').getByRole('heading');
  const filter = page.getByRole('banner').getByRole('button').first();
  for (const widthPx of [390, 320]) {
    await page.setViewportSize({ width: widthPx, height: 640 });
    await dashboard.open({ refresh: 'off' });
    const [brand, control] = await Promise.all([title.boundingBox(), filter.boundingBox()]);
    if (!brand || !control) throw new Error('The bar is not shown.');
    expect(control.x - brand.x - brand.width).toBeGreaterThanOrEqual(4);
    if (widthPx === 320) expect(brand.width).toBeLessThan(24);
    await expect(title).toContainText('LMDeploy');
  }
});

test('the letters of a menu are below each other, also in a row with a tick', async ({ dashboard, page }) => {
  await dashboard.open({ refresh: 'off', log: 'e2e-latency' });
  await dashboard.shows('e2e-latency', 'ready');
  await dashboard.menuButton('e2e-latency').click();
  await expect(page.getByRole('menuitemcheckbox', { name: 'Logarithmic axis' })).toBeChecked();
  const edges = await page
    .getByRole('menu')
    .locator('kbd')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().right));
  expect(edges.length).toBeGreaterThan(2);
  expect(new Set(edges).size).toBe(1);
});

test('the refresh interval has a name without gaps in Chinese', async ({ dashboard, page }) => {
  await dashboard.goto({ lang: 'zh', refresh: '10s' });
  const picker = page.getByRole('button', { name: '刷新间隔：10 秒', exact: true });
  await expect(picker).toHaveAttribute('title', '每 10 秒刷新');
});

test('errors in config.json are named, and its other keys apply', async ({ dashboard, page }) => {
  await page.route('**/config.json', (route) =>
    route.fulfill({
      json: {
        title: 'Cluster A',
        rnage: '6h',
        slo: { ttftSeconds: 'fast' },
        matchers: { model_name: MAIN_MODEL },
      },
    }),
  );
  await dashboard.open();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('rnage: unknown key');
  await expect(alert).toContainText('slo.ttftSeconds');
  await expect(page).toHaveTitle('Cluster A');
  await dashboard.shows('kv-cache-usage', 'ready');
  await expect(dashboard.legend('kv-cache-usage')).toHaveText(['rank 0', 'rank 1']);
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await expect(alert).toHaveCount(0);
});

test('Prometheus accepts a timeout that is not a whole number of seconds', async ({ dashboard, page }) => {
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { prometheus: { timeoutSeconds: 9.5 } } }),
  );
  await dashboard.open();
  await dashboard.shows('scheduler', 'ready');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('with an invalid address and many unknown keys in config.json the page uses its defaults', async ({
  dashboard,
  page,
}) => {
  const unknown = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`key${i}`, i]));
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { prometheus: { url: 'http://[' }, ...unknown } }),
  );
  await dashboard.open();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('prometheus.url: expected an http(s) or relative address');
  await expect(alert).toContainText('key6: unknown key');
  await expect(alert).not.toContainText('key7');
  await expect(alert).toContainText('and 19993 more');
  await dashboard.shows('scheduler', 'ready');
});

test('a link whose values are names of object properties shows the page', async ({ dashboard, page }) => {
  await dashboard.open({ lang: 'constructor', theme: '__proto__', timezone: 'toString' });
  await dashboard.shows('scheduler', 'ready');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('bytes in a link that are no text select nothing, and no query is refused', async ({
  dashboard,
  page,
  pageUrl,
}) => {
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(response.url());
  });
  await page.goto(`${pageUrl}?var-model_name=%ED%A0%80`);
  await dashboard.settled();
  await expect(dashboard.panel('time-to-first-token')).toContainText('No data');
  expect(refused).toEqual([]);
});
