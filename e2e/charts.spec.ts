import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

const TTFT = 'time-to-first-token';

test('dragging over a chart zooms the whole page, and a double click zooms out', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: 'off' });
  const box = await dashboard.plot(TTFT).boundingBox();
  if (!box) throw new Error('the plot is not on the page');
  await page.mouse.move(box.x + box.width * 0.25, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=\d{13}&to=\d{13}/);
  await dashboard.settled();
  const { times } = await dashboard.csv('scheduler');
  const spanS = (times.at(-1) ?? 0) - (times[0] ?? 0);
  expect(spanS).toBeGreaterThan(800);
  expect(spanS).toBeLessThan(1000);
  await dashboard.plot(TTFT).dblclick({ position: { x: 100, y: 50 } });
  await dashboard.settled();
  const wide = (await dashboard.csv('scheduler')).times;
  expect((wide.at(-1) ?? 0) - (wide[0] ?? 0)).toBeGreaterThan(1600);
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('button', { name: /^Time range/ })).toContainText('Last 1 hour');
});

test('a drag zooms after a double click, which selects no text that the browser would drag', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: 'off' });
  const plot = dashboard.plot(TTFT);
  await plot.dblclick({ position: { x: 150, y: 80 } });
  await expect(page).toHaveURL(/from=/);
  await dashboard.quiet();
  const url = page.url();
  const box = await plot.boundingBox();
  if (!box) throw new Error('the plot is not on the page');
  await page.mouse.move(box.x + 100, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 70, { steps: 4 });
  await page.mouse.up();
  await expect(page).not.toHaveURL(url);
});

test('a drag leaves the focus where it was, so that the arrow keys move the range; a click gives it to the chart', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: 'off' });
  const plot = dashboard.plot(TTFT);
  const fromMs = (): number => Number(new URL(page.url()).searchParams.get('from'));
  const drag = async (): Promise<void> => {
    const { x, y } = (await plot.boundingBox()) ?? { x: NaN, y: NaN };
    await page.mouse.move(x + 100, y + 60);
    await page.mouse.down();
    await page.mouse.move(x + 250, y + 60, { steps: 4 });
    await page.mouse.up();
    await dashboard.settled();
  };
  await drag();
  await expect(page).toHaveURL(/from=\d{13}/);
  await expect(page.locator('body')).toBeFocused();
  const dragged = fromMs();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(fromMs).toBeLessThan(dragged);
  await dashboard.settled();

  await plot.click({ position: { x: 200, y: 80 } });
  await expect(plot).toBeFocused();
  // Another chart gets the focus by a click that only frees the crosshair.
  const other = dashboard.plot('inter-token-latency');
  await other.click({ position: { x: 200, y: 80 } });
  await expect(other).toBeFocused();
  await drag();
  await expect(other).toBeFocused();

  // Keys are as good as before: what had the focus by them keeps it.
  await plot.focus();
  const url = page.url();
  await drag();
  await expect(page).not.toHaveURL(url);
  await expect(plot).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(dashboard.panel(TTFT).locator('.tip')).toBeVisible();
});

test('new data and a new size keep the same canvas', async ({ dashboard, page }) => {
  await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: '10s' });
  const canvas = await dashboard.panel(TTFT).locator('canvas').elementHandle();
  const requested = page.waitForRequest(/query_range/);
  await page.clock.runFor(11_000);
  await requested;
  await dashboard.settled();
  await page.setViewportSize({ width: 1000, height: 800 });
  await dashboard.settled();
  expect(
    await canvas?.evaluate((element) => element.isConnected && element.getBoundingClientRect().width > 0),
  ).toBe(true);
  await expect(dashboard.panel(TTFT).locator('canvas')).toHaveCount(1);
});

test('the chart under the pointer shows a tooltip, and a click or Enter pins it', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: 'off' });
  await dashboard.plot(TTFT).hover({ position: { x: 200, y: 80 } });
  const tooltip = dashboard.panel(TTFT).locator('.tip');
  await expect(tooltip).toContainText('p99');
  await expect(tooltip).toContainText(/1[45]:\d\d/);
  await page.mouse.move(5, 5);
  await expect(tooltip).toHaveCount(0);

  const names = tooltip.locator('tbody tr td:first-child');
  await dashboard.plot(TTFT).click({ position: { x: 200, y: 80 } });
  await page.mouse.move(5, 5);
  await tooltip.getByRole('button', { name: 'Sort by value' }).click();
  await expect(names).toHaveText(['p99', 'p95', 'p90', 'mean', 'p50']);
  await tooltip.getByRole('button', { name: 'Order of the legend' }).click();
  await expect(names).toHaveText(['p99', 'p95', 'p90', 'p50', 'mean']);
  await page.keyboard.press('Escape');
  await expect(tooltip).toHaveCount(0);

  await dashboard.plot(TTFT).click({ position: { x: 200, y: 80 } });
  await dashboard.plot(TTFT).click({ position: { x: 240, y: 80 } });
  await page.mouse.move(5, 5);
  await expect(tooltip).toHaveCount(0);

  await dashboard.plot(TTFT).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(tooltip).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(dashboard.plot(TTFT)).toBeFocused();
  await expect(tooltip).toHaveAttribute('aria-hidden', 'true');
});

test('a click in the legend isolates a line, Ctrl adds one, and a second click shows all again', async ({
  dashboard,
}) => {
  await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: 'off' });
  const row = (name: string) => dashboard.legend(TTFT).filter({ hasText: name });
  await row('p95').click();
  await expect(row('p95')).toHaveAttribute('aria-pressed', 'true');
  await expect(row('p50')).toHaveAttribute('aria-pressed', 'false');
  await row('p50').click({ modifiers: ['Control'] });
  await expect(row('p50')).toHaveAttribute('aria-pressed', 'true');
  await expect(row('p99')).toHaveAttribute('aria-pressed', 'false');
  await row('p50').click({ modifiers: ['Control'] });
  await row('p95').click();
  await expect(row('p99')).toHaveAttribute('aria-pressed', 'true');
});

test('keys open a panel alone, its query and the help, and zoom out', async ({ dashboard, page }) => {
  await dashboard.open({ refresh: 'off' });
  await dashboard.pointAt('scheduler');
  await page.keyboard.press('v');
  await expect(page).toHaveURL(/viewPanel=scheduler/);
  await dashboard.pointAt('scheduler');
  await page.keyboard.press('v');
  await expect(page).not.toHaveURL(/viewPanel/);
  await dashboard.pointAt('scheduler');
  await page.keyboard.press('i');
  await expect(page.getByRole('dialog')).toContainText('lmdeploy:num_requests_running');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Keyboard shortcuts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('z');
  await expect(page).toHaveURL(/from=\d{13}/);
});

test('a hidden page sends no queries, and one round when it is visible again', async ({
  dashboard,
  page,
}) => {
  // Long, so that no second refresh happens during the test.
  await dashboard.open({ refresh: '1m' });
  const setHidden = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await setHidden(true);
  await page.clock.runFor(6000);
  await dashboard.quiet();
  const requested: URLSearchParams[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.endsWith('/query_range')) requested.push(searchParams);
  });
  await page.clock.runFor(130_000);
  expect(requested).toEqual([]);
  await setHidden(false);
  await expect.poll(() => requested.length).toBeGreaterThan(0);
  await dashboard.quiet();
  // Two refreshes are due, and the page does one. The grid of now may have the same queries at another step.
  const queries = requested.map((params) => `${params.get('step')} ${params.get('query')}`);
  expect(queries.filter((query, i) => queries.indexOf(query) !== i)).toEqual([]);
});
