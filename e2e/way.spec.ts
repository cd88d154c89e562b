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
  await dashboard.choose('e2e-latency', 'Move one place up');
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

test('the layout of an opened link does not replace that of the browser', async ({ dashboard, page }) => {
  await dashboard.open();
  await page.getByRole('button', { name: 'Latency', exact: true }).click();
  await expect(page).toHaveURL(/fold=latency/);
  await dashboard.open({ pin: 'scheduler' });
  await dashboard.open();
  await expect(page).toHaveURL(/fold=latency/);
});

test('ids of a link that the page does not have are reported', async ({ dashboard, page }) => {
  await dashboard.open({ hide: 'no-such-panel,scheduler', pin: 'A B' });
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('hide: this page has no no-such-panel.');
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
