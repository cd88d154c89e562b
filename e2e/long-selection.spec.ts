import { expect, test } from './fixtures/test';
import { INSTANCES, MAIN_MODEL, OLD_MODEL } from './fixtures/world';

/** 200 instances with names of 80 characters, and those of the world. */
const MANY = [
  ...INSTANCES,
  '10.0.4.20:23333',
  ...Array.from({ length: 200 }, (_, i) => `${'x'.repeat(60)}-${i}.example.com:23333`.slice(-80)),
];

test('a selection of 200 long instances loads everything, and survives a reload', async ({
  dashboard,
  page,
}) => {
  const refusals: string[] = [];
  page.on('response', (response) => {
    if (!response.ok()) refusals.push(`${response.status()} ${response.url().slice(0, 200)}`);
  });
  await dashboard.open({ 'var-instance': MANY, 'var-model_name': MAIN_MODEL, refresh: 'off' });
  expect(page.url().length).toBeGreaterThan(16_000);
  await dashboard.shows('kv-cache-usage', 'ready');
  await expect(dashboard.legend('kv-cache-usage')).toHaveText(['rank 0', 'rank 1']);
  await page.reload();
  await dashboard.settled();
  await dashboard.shows('time-to-first-token', 'ready');
  await dashboard.openPicker('Rank');
  await expect(page.getByRole('option')).toContainText(['All 2', 'Rank 0', 'Rank 1']);
  await page.keyboard.press('Escape');
  await dashboard.scrollThrough();
  await expect(page.locator('[data-panel][data-state="error"]')).toHaveCount(0);
  expect(refusals).toEqual([]);
});

test('a long selection does not hide that a metric is missing', async ({ dashboard }) => {
  await dashboard.open({ 'var-instance': MANY, 'var-model_name': OLD_MODEL, refresh: 'off' });
  await dashboard.shows('failures', 'missing');
});

test('a list of metrics that is refused does not hide that a metric is missing', async ({
  dashboard,
  page,
  expected,
}) => {
  expected.consoleErrors = /414/;
  await page.route('**/label/__name__/values*', (route) => route.fulfill({ status: 414, body: 'too long' }));
  await dashboard.open({ 'var-model_name': OLD_MODEL, refresh: 'off' });
  await dashboard.shows('failures', 'missing');
});

test('a panel without data is an error, not idle, where nothing can be known of its metrics', async ({
  dashboard,
  page,
  expected,
}) => {
  expected.consoleErrors = /414|413/;
  await page.route('**/label/__name__/values*', (route) => route.fulfill({ status: 414, body: 'too long' }));
  await page.route('**/api/v1/query?*group*', (route) =>
    route.fulfill({
      status: 413,
      json: { status: 'error', errorType: 'too_large', error: 'The query is too long.' },
    }),
  );
  await dashboard.open({ 'var-model_name': OLD_MODEL, refresh: 'off' });
  await dashboard.shows('time-to-first-token', 'error');
  await expect(dashboard.panel('time-to-first-token')).toContainText('The query is too long.');
});
