import { expect, test } from './fixtures/test';

test('a panel is found by the keyboard: by its metric, and it has the focus afterwards', async ({
  dashboard,
  page,
}) => {
  await dashboard.open();
  await page.keyboard.press('/');
  const search = page.getByRole('combobox', { name: 'Go to a panel' });
  await expect(search).toBeFocused();
  await search.fill('gpu_cache_usage');
  await expect(page.getByRole('option').first()).toContainText('lmdeploy:gpu_cache_usage_perc');
  await page.keyboard.press('Enter');
  await expect(dashboard.panel('kv-cache-usage')).toBeFocused();
  await expect(dashboard.panel('kv-cache-usage')).toBeInViewport();
  await dashboard.shows('kv-cache-usage', 'ready');
});

test('the list leads to a section, unfolds it and moves the focus to its heading', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ fold: 'shape' });
  await page.getByRole('banner').getByRole('button', { name: 'Go to a panel' }).click();
  await page.getByRole('option', { name: 'Request shape section' }).click();
  const head = page.getByRole('button', { name: 'Request shape', exact: true });
  await expect(head).toBeFocused();
  await expect(head).toBeInViewport();
  await expect(head).toHaveAttribute('aria-expanded', 'true');
  await expect(page).not.toHaveURL(/fold/);

  // From another view too.
  await dashboard.open({ view: 'tokens' });
  await page.getByRole('banner').getByRole('button', { name: 'Go to a panel' }).click();
  await page.getByRole('option', { name: 'Request shape section' }).click();
  await expect(head).toBeFocused();
  await expect(page).not.toHaveURL(/view=|from=/);
});

test('another view opens in place of a single panel', async ({ dashboard, page }) => {
  await dashboard.open({ viewPanel: 'scheduler' });
  await dashboard.chooseInBar('Menu', 'menuitem', 'Status board');
  await expect(dashboard.panel('model-status')).toBeVisible();
  await expect(dashboard.panel('scheduler')).toHaveCount(0);
  await page.goBack();
  await expect(dashboard.panel('scheduler')).toBeVisible();
  await page.keyboard.press('h');
  await expect(page.getByRole('region', { name: 'Capacity' })).toBeVisible();
});

test('panels are pinned, moved and hidden by the menu; link and browser keep it until it is reset', async ({
  dashboard,
  page,
}) => {
  await dashboard.open();
  const shown = page.locator('section[data-panel]');
  const first = await shown.first().getAttribute('data-panel');
  await dashboard.choose('scheduler', 'Pin to the top');
  await expect(shown.first()).toHaveAttribute('data-panel', 'scheduler');
  await dashboard.choose('e2e-latency', 'Pin to the top');
  await dashboard.choose('e2e-latency', 'Move earlier');
  await expect(shown.first()).toHaveAttribute('data-panel', 'e2e-latency');
  await dashboard.choose('time-to-first-token', 'Hide this panel');
  await expect(dashboard.panel('time-to-first-token')).toHaveCount(0);
  await expect(page).toHaveURL(/pin=e2e-latency,scheduler&hide=time-to-first-token/);

  await dashboard.open();
  await expect(page).toHaveURL(/pin=e2e-latency,scheduler&hide=time-to-first-token/);
  await expect(shown.first()).toHaveAttribute('data-panel', 'e2e-latency');
  await page.getByRole('main').getByRole('button', { name: 'Reset the layout' }).click();
  await expect(shown.first()).toHaveAttribute('data-panel', first ?? '');
  await expect(dashboard.panel('time-to-first-token')).toHaveCount(1);
  await dashboard.open();
  await expect(page).not.toHaveURL(/pin|hide/);
});

test('the focus goes with a panel that is pinned, moved or unpinned by keys, and from a hidden one to the next', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ refresh: 'off' });
  const chooseByKeys = async (id: string, item: string): Promise<void> => {
    await dashboard.shows(id, 'ready');
    await dashboard.menuButton(id).press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
  };
  const hasFocus = (id: string): Promise<boolean> =>
    dashboard.panel(id).evaluate((panel) => panel.matches(':focus-within'));
  const barPx = (await page.getByRole('banner').boundingBox())?.height ?? NaN;
  const panel = dashboard.panel('scheduler');
  await chooseByKeys('scheduler', 'Pin to the top');
  await expect(panel).toBeFocused();
  await expect(panel).toBeInViewport();
  expect((await panel.boundingBox())?.y).toBeGreaterThanOrEqual(barPx);
  await chooseByKeys('e2e-latency', 'Pin to the top');
  await expect(dashboard.panel('e2e-latency')).toBeFocused();
  await chooseByKeys('e2e-latency', 'Move earlier');
  await expect(page.getByRole('menu')).toHaveCount(0);
  expect(await hasFocus('e2e-latency')).toBe(true);
  await chooseByKeys('scheduler', 'Unpin');
  await expect.poll(() => hasFocus('scheduler')).toBe(true);

  const shown = page.locator('section[data-panel]');
  const ids = await shown.evaluateAll((all) => all.map((each) => each.getAttribute('data-panel') ?? ''));
  const next = ids[ids.indexOf('time-to-first-token') + 1] ?? '';
  await chooseByKeys('time-to-first-token', 'Hide this panel');
  await expect(dashboard.panel(next)).toBeFocused();

  const reset = page.getByRole('main').getByRole('button', { name: 'Reset the layout' });
  await reset.press('Enter');
  await expect(reset).toHaveCount(0);
  await expect(shown.last()).toBeFocused();
});

test('a panel that was hidden comes back to its place, by the note or by keys; the note goes with the next change', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ refresh: 'off', pin: 'scheduler,e2e-latency' });
  const note = page.locator('[data-hidden-note]');
  const scheduler = dashboard.panel('scheduler');
  const pinned = /pin=scheduler,e2e-latency/;
  await dashboard.choose('scheduler', 'Hide this panel');
  await expect(scheduler).toHaveCount(0);
  await expect(note).toHaveText(/^Scheduler is hidden\. *Undo$/);
  await note.getByRole('button', { name: 'Undo' }).click();
  await expect(scheduler).toBeFocused();
  await expect(note).toHaveCount(0);
  await expect(page).toHaveURL(pinned);
  await expect(page).not.toHaveURL(/hide=/);

  await dashboard.choose('scheduler', 'Hide this panel');
  await expect(note).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(scheduler).toBeFocused();
  await expect(page).toHaveURL(pinned);

  await dashboard.choose('scheduler', 'Hide this panel');
  await dashboard.choose('e2e-latency', 'Hide this panel');
  await expect(note).toHaveText(/^End-to-end latency is hidden/);
  await page.goBack();
  await expect(note).toHaveCount(0);
  await expect(dashboard.panel('e2e-latency')).toHaveCount(1);
});

test('the layout of an opened link does not replace that of the browser', async ({ dashboard, page }) => {
  await dashboard.open();
  await page.getByRole('button', { name: 'Latency', exact: true }).click();
  await expect(page).toHaveURL(/fold=latency/);
  await dashboard.open({ pin: 'scheduler' });
  await dashboard.open();
  await expect(page).toHaveURL(/fold=latency/);
});

test('ids of a link that the page does not have are reported', async ({ dashboard, page }) => {
  await dashboard.open({ hide: 'no-such-panel,scheduler', pin: 'A B', log: 'gone' });
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('hide: this page has no no-such-panel.');
  await expect(notice).toContainText('log: this page has no gone.');
  await expect(notice).toContainText('pin=A B: expected ids of the page with commas between them.');
});

test('a panel that a person goes to stays at its place while panels above it load', async ({
  dashboard,
  page,
}) => {
  await dashboard.open();
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('process-restarts');
  await page.keyboard.press('Enter');
  const panel = dashboard.panel('process-restarts');
  await expect(panel).toBeFocused();
  await dashboard.shows('process-restarts', 'ready');
  const topOf = async (): Promise<number> => (await panel.boundingBox())?.y ?? NaN;
  await expect.poll(topOf).toBeGreaterThanOrEqual(48);
  const before = await topOf();
  expect(before).toBeLessThan(700);
  await dashboard.quiet();
  expect(Math.abs((await topOf()) - before)).toBeLessThanOrEqual(1);
});

test('a copied link with fixed times shows the same to anyone: range, zone, filters, comparison, axes and lines', async ({
  dashboard,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await dashboard.open({ from: 'now-30m', 'var-engine': '1', compare: '30m' });
  await dashboard.legend('e2e-latency').first().click();
  await dashboard.pointAt('e2e-latency');
  await page.keyboard.press('l');
  await page.getByRole('banner').getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Copy link with fixed times' }).click();
  await expect(page.getByRole('status').getByText('Copied')).toBeVisible();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  const said = Object.fromEntries(link.searchParams);
  expect(said).toMatchObject({
    timezone: 'Asia/Shanghai',
    'var-engine': '1',
    compare: '30m',
  });
  expect(Number(said['to']) - Number(said['from'])).toBe(30 * 60_000);
  expect(said['lines']).toMatch(/^e2e-latency:s0$/);
  expect(`${said['log']} ${said['linear']}`).toContain('e2e-latency');

  await page.goto(link.href);
  await dashboard.settled();
  await expect(dashboard.legend('e2e-latency').first()).toHaveAttribute('aria-pressed', 'true');
  await expect(dashboard.legend('e2e-latency').nth(1)).toHaveAttribute('aria-pressed', 'false');
});

test('a finding has a link of its own; a person hides it until it changes, and shows it again', async ({
  dashboard,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const range = { from: '2026-08-27T06:38:00Z', to: '2026-08-27T06:55:00Z', refresh: 'off' };
  await dashboard.open(range);
  const findings = page.getByRole('list', { name: 'Findings' });
  const cause = findings.locator('[data-finding^="cause arrivals"]');
  await cause.getByRole('button', { name: /^Details/ }).click();
  await cause.getByRole('button', { name: 'Copy link' }).click();
  await expect(cause.getByRole('status')).toHaveText('Copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());

  await cause.getByRole('button', { name: /^Hide:/ }).click();
  await expect(cause).toHaveCount(0);
  await dashboard.open(range);
  await expect(page.getByText('1 hidden finding')).toBeVisible();
  await expect(cause).toHaveCount(0);

  await page.goto(link);
  await dashboard.settled();
  await expect(cause).toContainText('Rule: arrivals');
  await dashboard.open(range);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(cause).toBeVisible();
});

test('the range picker reads a time alone, changes the zone, and offers and copies ranges', async ({
  dashboard,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await dashboard.open();
  const refresh = page.getByRole('button', { name: /^Refresh interval/ });
  await expect(refresh).toBeVisible();
  await page.keyboard.press('t');
  await page.getByLabel('From', { exact: true }).fill('14:00');
  await page.getByLabel('To', { exact: true }).fill('14:30');
  await page.keyboard.press('Enter');
  // In Shanghai; the clock of the test stands at 15:30 there.
  await expect(page).toHaveURL(
    new RegExp(`from=${Date.parse('2026-08-27T06:00:00Z')}&to=${Date.parse('2026-08-27T06:30:00Z')}`),
  );
  await dashboard.settled();
  await expect(refresh).toHaveCount(0);

  await page.keyboard.press('t');
  await page.getByRole('button', { name: 'Copy the range' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '2026-08-27 14:00:00 +08:00 – 2026-08-27 14:30:00 +08:00',
  );
  await page.getByRole('button', { name: 'Last 1 hour' }).click();
  await dashboard.settled();
  await page.keyboard.press('t');
  await expect(page.getByRole('group', { name: 'Recently used' }).getByRole('button')).toHaveCount(1);
  await page.getByLabel('Time zone').selectOption('Australia/Adelaide');
  await expect(page).toHaveURL(/timezone=Australia\/Adelaide/);
  await page.getByLabel('From', { exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`from=${Date.parse('2026-08-27T06:00:00Z')}`));
  await dashboard.settled();
  await expect(dashboard.panel('e2e-latency').getByText('UTC+9:30', { exact: true })).toBeVisible();
  await expect(page.getByText('Times are in Australia/Adelaide, UTC+9:30.')).toBeVisible();
});

test('any period is compared with, and a panel says that there is no earlier data', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ from: 'now-10m' });
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Compare/ })
    .press('Enter');
  await page.getByRole('menuitem', { name: 'Another period…' }).press('Enter');
  const field = page.getByLabel('How much earlier');
  await expect(field).toBeFocused();
  await field.fill('soon');
  await page.keyboard.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('20m');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/compare=20m/);
  await dashboard.settled();
  const panel = dashboard.panel('time-to-first-token');
  await expect(panel.getByRole('table')).toContainText(/[+−±]\d+%/);
  await expect(panel).not.toContainText('no data in the compared period');
  await dashboard.chooseInBar(/^Compare/, 'menuitemradio', 'with 7 d earlier');
  await dashboard.settled();
  await expect(panel).toContainText('no data in the compared period');
});

test('the threshold in the head of a panel is a control that sets it', async ({ dashboard, page }) => {
  await dashboard.open();
  const threshold = dashboard.panel('time-to-first-token').getByRole('button', { name: /^SLO/ });
  await threshold.press('Enter');
  const field = page.getByLabel('Seconds, for the whole page');
  await expect(field).toBeFocused();
  await field.fill('0.5');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/slo-ttft=0\.5/);
  await expect(threshold).toHaveText(/500 ms|0\.5 s/);
});
