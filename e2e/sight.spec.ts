import type { Response } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

const LAST = 'kv-cache-usage';
const REFRESHES = 6;

test.use({ viewport: { width: 1000, height: 400 } });

test('panels below the window load at the first move of the pointer, and at the next after a refresh', async ({
  dashboard,
  page,
}) => {
  let count = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('/query_range')) count += 1;
  });
  await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: 'off' });
  await dashboard.quiet();
  await expect(dashboard.panel('e2e-latency')).toHaveAttribute('data-state', 'loading');
  // A letter commands the page. It does not say that somebody looks below.
  await page.keyboard.press('r');
  await dashboard.quiet();
  await expect(dashboard.panel('e2e-latency')).toHaveAttribute('data-state', 'loading');
  await page.mouse.move(500, 200);
  await expect(dashboard.panel('e2e-latency')).toHaveAttribute('data-state', 'ready');
  await dashboard.quiet();
  await page.clock.fastForward(60_000);
  await page.keyboard.press('r');
  await dashboard.quiet();
  await expect(dashboard.panel('e2e-latency')).toHaveAttribute('aria-busy', 'true');
  count = 0;
  await page.mouse.move(500, 210);
  await expect(dashboard.panel('e2e-latency')).toHaveAttribute('aria-busy', 'false');
  // This panel shares the histogram of its tile, so that the requests are those of panels that load after it.
  await expect.poll(() => count).toBeGreaterThan(0);
});

test('a panel far below loads when it comes near the window, for the time that the page shows', async ({
  dashboard,
  page,
}) => {
  const ends: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    // The raw samples of the time before, for the causes of incidents, are loaded when the page is drawn.
    const isOfCauses = (searchParams.get('query') ?? '').includes('__name__=~');
    if (pathname.endsWith('/query_range') && !isOfCauses) ends.push(searchParams.get('end') ?? '');
  });
  await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: 'off' });
  await page.mouse.move(500, 200);
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

test('when the server asks all queries to wait, the page waits as long', async ({
  dashboard,
  page,
  expected,
}) => {
  expected.consoleErrors = /Failed to load resource/;
  await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: '10s' });
  await page.route('**/prometheus/api/**', (route) =>
    route.fulfill({ status: 429, headers: { 'retry-after': '300' } }),
  );
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByRole('banner')).toContainText(/next try in [45] min/);
  await expect(page.getByRole('alert')).toContainText('the server asks to wait');
});

test('one panel that fails does not slow down the others', async ({ dashboard, page, expected }) => {
  expected.consoleErrors = /Failed to load resource/;
  const isOfPanel = (expr: string): boolean =>
    expr.includes('num_api_requests_waiting') && !expr.includes('max_over_time');
  let refused = 0;
  const exprOf = (url: string): string => decodeURIComponent(url);
  await page.route('**/query_range*', (route) => {
    if (route.request().method() !== 'GET' || !isOfPanel(exprOf(route.request().url())))
      return route.fallback();
    refused += 1;
    return route.fulfill({ status: 504 });
  });
  await dashboard.open({ 'var-model_name': MAIN_MODEL, from: 'now-5m', to: 'now', refresh: '10s' });
  await expect(page.getByRole('banner')).toContainText(/\d s ago|just now/);
  expect(refused).toBeGreaterThan(0);
  const isOfOthers = (response: Response): boolean => {
    const expr = exprOf(response.url());
    return expr.includes('query_range') && expr.includes('time_to_first_token_seconds') && response.ok();
  };
  let tries = 0;
  for (let refresh = 1; refresh <= REFRESHES; refresh++) {
    refused = 0;
    const next = page.waitForResponse(isOfOthers);
    await page.clock.fastForward(10_500);
    await next;
    await dashboard.quiet();
    if (refused > 0) tries += 1;
  }
  // Every refresh loads the others; what fails, the search for causes too, is tried after 10, 20 and 40 seconds.
  expect(tries).toBeGreaterThan(0);
  expect(tries).toBeLessThanOrEqual(3);
  await expect(page.getByRole('banner')).not.toContainText('next try');
});

test.describe('in a large window', () => {
  test.use({ viewport: { width: 1600, height: 1000 } });

  test('a panel that only placeholders let into the window does not load', async ({ dashboard, page }) => {
    await page.addInitScript(() => {
      const tops: number[] = [];
      Object.assign(window, { tops });
      const note = (): void => {
        const topOf = (id: string): number =>
          document.querySelector(`[data-panel="${id}"]`)?.getBoundingClientRect().top ?? NaN;
        // Findings may move both.
        const top = topOf('ttft-heatmap') - topOf('time-to-first-token');
        if (!Number.isNaN(top) && tops.at(-1) !== top) tops.push(top);
        requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
    });
    await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: 'off' });
    await dashboard.quiet();
    const tops = await page.evaluate(() => (window as unknown as { tops: number[] }).tops);
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThanOrEqual(1);
    await expect(dashboard.panel('ttft-heatmap')).toHaveAttribute('data-state', 'loading');
  });
});
