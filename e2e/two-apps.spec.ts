import { expect, test } from './fixtures/test';
import { serveSource } from './fixtures/serve-source';
import { SHOWN_PANELS } from './fixtures/shown-panels';

test('two apps work on one page, each with its language, theme and view', async ({ page, prometheusUrl }) => {
  test.setTimeout(120_000);
  const server = await serveSource('two-apps', prometheusUrl);
  try {
    await page.goto(server.urlOf('two-apps.html'));
    const left = page.locator('#left');
    const right = page.locator('#right');
    await expect(left.locator('[data-panel="scheduler"]')).toHaveAttribute('data-state', 'ready', {
      timeout: 60_000,
    });
    // It is below the window.
    await right.locator('[data-panel="queue-time"]').scrollIntoViewIfNeeded();
    await expect(right.locator('[data-panel="queue-time"]')).toHaveAttribute('data-state', 'ready');
    await expect(left.locator('[data-theme="light"]')).toHaveCount(1);
    await expect(right.locator('[data-theme="dark"]')).toHaveCount(1);
    await expect(right).toContainText('排队耗时');
    await left.getByRole('button', { name: 'All panels' }).click();
    await expect(left.locator('[data-panel]')).toHaveCount(SHOWN_PANELS);
    await expect(right.locator('[data-panel]')).toHaveCount(1);
    await expect(page).toHaveTitle('Two apps');
    await expect(page).toHaveURL(/two-apps\.html$/);
  } finally {
    // Its requests would fail when the server ends.
    await page.goto('about:blank');
    await server.close();
  }
});
