import { expect, test } from './fixtures/test';

const PANEL = { kiosk: '', panel: 'scheduler' };

test('in a kiosk a zoom is an excursion: it is said, not written, and ends by Escape or after a quiet minute', async ({
  dashboard,
  page,
}) => {
  await dashboard.open(PANEL);
  const link = page.url();
  const steps = await page.evaluate(() => history.length);
  const away = page.locator('[data-away]');
  const plot = dashboard.panel('scheduler').getByRole('application');

  await plot.dblclick();
  await expect(away).toContainText('Stopped at');
  await dashboard.settled();
  await page.keyboard.press('Escape');
  await expect(away).toHaveCount(0);

  await page.keyboard.press('z');
  await expect(away).toContainText('Stopped at');
  await page.clock.runFor(50_000);
  await plot.hover();
  await page.clock.runFor(50_000);
  await expect(away).toContainText('Stopped at');
  await page.clock.runFor(11_000);
  await expect(away).toHaveCount(0);

  await page.keyboard.press('z');
  await away.getByRole('button', { name: 'Back to live' }).click();
  await expect(away).toHaveCount(0);
  expect(page.url()).toBe(link);
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test('a page that takes no input shows the same after clicks, drags and keys', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ ...PANEL, interactive: '0' });
  const plot = dashboard.panel('scheduler').getByRole('application');
  const box = (await plot.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.move(box.x + 100, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 50, { steps: 4 });
  await page.mouse.up();
  for (const key of ['z', 'ArrowLeft', 'v', 'i', 'Tab', 'Enter']) await page.keyboard.press(key);
  await expect(page.locator('[data-away], [role=dialog], [role=menu]')).toHaveCount(0);
});
