import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

const LAST = 'kv-cache-usage';

test.use({ viewport: { width: 1000, height: 360 } });

test('a panel far below loads when it comes near the window, for the time that the page shows', async ({
  dashboard,
  page,
}) => {
  const ends: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.endsWith('/query_range')) ends.push(searchParams.get('end') ?? '');
  });
  await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: 'off' });
  // Outside the window, but near it.
  await expect(dashboard.panel('e2e-latency')).toHaveAttribute('data-state', 'ready');
  await expect(dashboard.panel(LAST)).toHaveAttribute('data-state', 'loading');
  await expect(dashboard.panel(LAST)).toHaveAttribute('aria-busy', 'true');
  const before = new Set(ends);
  const count = ends.length;
  await page.clock.fastForward(120_000);
  await dashboard.panel(LAST).scrollIntoViewIfNeeded();
  await expect(dashboard.panel(LAST)).toHaveAttribute('data-state', 'ready');
  await expect(dashboard.panel(LAST)).toHaveAttribute('aria-busy', 'false');
  expect(ends.length).toBeGreaterThan(count);
  expect(ends.filter((end) => !before.has(end))).toEqual([]);
});

test('a browser without intersection events loads every panel', async ({ dashboard, page }) => {
  await page.addInitScript(() => {
    class Silent {
      observe = (): void => undefined;
      unobserve = (): void => undefined;
      disconnect = (): void => undefined;
    }
    Object.assign(window, { IntersectionObserver: Silent });
  });
  await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: 'off' });
  await expect(dashboard.panel(LAST)).toHaveAttribute('data-state', 'ready');
});

test('the bar shows the time until the next try while Prometheus cannot be reached', async ({
  dashboard,
  page,
  expected,
}) => {
  expected.consoleErrors = /Failed to load resource/;
  await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: '10s' });
  await page.route('**/prometheus/api/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByRole('banner')).toContainText(/next try in \d+ s/);
  await page.unroute('**/prometheus/api/**');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByRole('banner')).toContainText(/\d s ago/);
});
