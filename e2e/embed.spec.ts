import { accessibilityFaults } from './fixtures/accessibility';
import { expect, test } from './fixtures/test';

test('the menu of a panel gives code that shows it in another page, with a preview of each choice', async ({
  dashboard,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await dashboard.open({ from: 'now-30m', viewPanel: 'scheduler' });
  const link = page.url();
  const steps = await page.evaluate(() => history.length);
  await dashboard.choose('scheduler', 'Embed');
  const dialog = page.getByRole('dialog', { name: 'Embed: Scheduler' });
  const code = dialog.locator('[data-embed-code]');
  const preview = dialog.locator('[data-embed-preview]');
  const frame = preview.frameLocator('iframe').locator('[data-panel="scheduler"]');
  await expect(frame).toHaveAttribute('data-state', 'ready');
  await dialog.getByLabel('Theme').selectOption('Dark');
  await dialog.getByLabel('Legend').selectOption('None');
  await dialog.getByLabel('Width, px').fill('420');
  await expect(preview.frameLocator('iframe').locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(frame.getByRole('list')).toHaveCount(0);
  expect((await preview.locator('iframe').boundingBox())?.width).toBe(420);
  await expect(code).toContainText(
    'from=now-30m&amp;theme=dark&amp;kiosk&amp;panel=scheduler&amp;legend=none',
  );
  await expect(code).toContainText('width="420"');
  expect(await accessibilityFaults(page, { without: '[data-embed-preview]' })).toEqual([]);

  await page.setViewportSize({ width: 390, height: 800 });
  await dialog.getByLabel('As', { exact: true }).selectOption('Custom element');
  await dialog.getByLabel('Time range').selectOption('Stays as it is now');
  const element = preview.locator('lmdeploy-panel');
  await expect(element.locator('[data-panel="scheduler"]')).toHaveAttribute('data-state', 'ready', {
    timeout: 20_000,
  });
  await expect(element).toHaveAttribute('data-theme', 'dark');
  const overflowPx = (): Promise<number> =>
    dialog.locator('.body').evaluate((body) => body.scrollWidth - body.clientWidth);
  expect(await overflowPx()).toBe(0);
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByText('Copied')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(
    /\/embed.js"\n><\/script>\n<lmdeploy-panel\n {2}panel="scheduler"\n {2}from="\d{13}"/,
  );
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(dashboard.menuButton('scheduler')).toBeFocused();
  expect(page.url()).toBe(link);
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test('a server without the script of elements, as in development, is named in place of their preview', async ({
  dashboard,
  page,
  expected,
}) => {
  expected.consoleErrors = /Failed to load module script|503 \(Service Unavailable\)/;
  const answers = { body: '<!doctype html>', contentType: 'text/html', status: 200 };
  await page.route('**/embed.js', (route) => route.fulfill(answers));
  await dashboard.open({ from: 'now-30m', viewPanel: 'scheduler' });
  await dashboard.choose('scheduler', 'Embed');
  const dialog = page.getByRole('dialog', { name: 'Embed: Scheduler' });
  const kind = dialog.getByLabel('As', { exact: true });
  await kind.selectOption('Custom element');
  const alert = dialog.getByRole('alert');
  await expect(alert).toContainText('This server has no embed.js');

  await page.reload();
  Object.assign(answers, { status: 503 });
  await dashboard.choose('scheduler', 'Embed');
  await kind.selectOption('Custom element');
  await expect(alert).toHaveText('This could not be loaded. Reload the page.');
});
