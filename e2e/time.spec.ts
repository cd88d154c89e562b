import { expect, test } from './fixtures/test';
import { sidewaysPx } from './fixtures/page-faults';
import { MAIN_MODEL, NOW_MS } from './fixtures/world';

test('values of a link that cannot be used are reported once', async ({ dashboard, page }) => {
  await dashboard.open({ from: 'yesterday', timezone: 'Mars', kiosk: 'maybe' });
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('from=yesterday: expected now-6h');
  await expect(alert).toContainText('Using now-1h');
  await expect(alert).toContainText('timezone=Mars: expected local, utc or a zone');
  await expect(alert).toContainText('kiosk=maybe: expected 1 or 0. Using 0');
  // Only what a person types is in the font of code.
  await expect(alert.locator('li').first().locator('code')).toHaveText([
    'from=yesterday',
    'now-6h',
    'now-1d/d',
    '2026-11-26T10:00',
    'now-1h',
  ]);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await page.reload();
  await dashboard.settled();
  await expect(alert).toHaveCount(0);
});

test('a range whose ends are reversed is drawn, and the page says so', async ({ dashboard, page }) => {
  await dashboard.open({ from: 'now', to: 'now-30m', lang: 'zh' });
  await expect(page.getByRole('alert')).toContainText('开始时间晚于结束时间，已对调后显示。');
  await expect(page.getByRole('button', { name: /已对调后显示/ })).toBeVisible();
  await dashboard.shows('scheduler', 'ready');
});

test('a range before 1970 is replaced, and the page says so', async ({ dashboard, page }) => {
  await dashboard.open({ from: '1950-01-01', to: '1960-01-01' });
  await expect(page.getByRole('alert')).toContainText('Showing the default range.');
  await dashboard.shows('scheduler', 'ready');
});

test('where a range years ahead is replaced, the bar names what is shown, and it refreshes', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ from: '9999-01-01', to: '9999-02-01' });
  await expect(page.getByRole('alert')).toContainText('Showing the default range.');
  await expect(page.getByRole('button', { name: /^Time range/ })).toContainText('Last 1 hour');
  await expect(page.getByRole('button', { name: /^Refresh interval/ })).toBeVisible();
});

test('zooming out ends at 1970', async ({ dashboard, page }) => {
  await dashboard.open();
  const zoomOut = page.getByRole('button', { name: 'Zoom out' });
  for (let i = 0; i < 25; i++) await page.keyboard.press('z');
  await expect(zoomOut).toHaveAttribute('aria-disabled', 'true');
  await expect(page).toHaveURL(/from=1970-01-01T00:00:00.000Z/);
  await expect(page.getByRole('button', { name: /^Time range/ })).toContainText('1970-01-01');
  await dashboard.settled();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a zone other than that of the browser is named, and times are in it', async ({ dashboard, page }) => {
  const from = new Date(NOW_MS - 1_800_000).toISOString();
  const hour = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Kathmandu',
    hour: '2-digit',
    minute: '2-digit',
  }).format(NOW_MS - 1_800_000);
  await dashboard.open({ timezone: 'Asia/Kathmandu', from, to: 'now' });
  const range = page.getByRole('button', { name: /^Time range/ });
  await expect(range).toContainText(hour);
  await expect(range).toContainText('Asia/Kathmandu');
  await range.click();
  await expect(page.getByText('Asia/Kathmandu, UTC+5:45')).toBeVisible();
});

test('a narrow bar names the zone by its offset, and a phone in the picker', async ({ dashboard, page }) => {
  await page.setViewportSize({ width: 760, height: 844 });
  await dashboard.open({ timezone: 'America/Argentina/Buenos_Aires' });
  const range = page.getByRole('button', { name: /^Time range.*Buenos_Aires/ });
  await expect(range.getByText('UTC−3')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(range.getByText('UTC−3')).toBeHidden();
  expect(await sidewaysPx(page)).toBe(0);
  await range.click();
  await expect(page.getByText('America/Argentina/Buenos_Aires, UTC−3')).toBeVisible();
});

test.describe('a browser whose clock is ten minutes slow', () => {
  test.use({ nowMs: NOW_MS - 600_000, serverAheadMs: 600_000 });

  test('shows the range up to the time of the server, and says so', async ({ dashboard, page }) => {
    await dashboard.open();
    await expect(page.getByRole('alert')).toContainText(/clock of this browser is (9|10) min behind/);
    await dashboard.shows('scheduler', 'ready');
    const requested = page.waitForRequest(/query_range/);
    await page.getByRole('button', { name: 'Refresh now' }).click();
    const request = await requested;
    const params = new URLSearchParams(request.postData() ?? new URL(request.url()).search);
    expect(Number(params.get('end')) * 1000).toBeGreaterThan(NOW_MS - 120_000);
    await dashboard.chooseInBar('Menu', 'menuitem', 'Doctor (why is there no data?)');
    await expect(page.locator('[data-check="clock"]')).toContainText(
      /The clock of Prometheus is (599|60\d) s ahead of that of this machine/,
    );
    await expect(page.locator('[data-check="metrics"]')).toHaveAttribute('data-check-state', 'ok');
  });
});

test('the figures of a range that ends in the future are those of now, and the rest of the plot stays blank', async ({
  dashboard,
  page,
  nowMs,
}) => {
  const moments: number[] = [];
  page.on('request', (request) => {
    const end = new URL(request.url()).searchParams.get('end');
    if (request.url().includes('query_range') && end !== null) moments.push(Number(end));
  });
  await dashboard.open({ 'var-model_name': MAIN_MODEL, from: 'now-1h', to: 'now+5h' });
  await dashboard.shows('scheduler', 'ready');
  await expect(page.locator('[data-tile="engines"]')).toContainText('all report');
  await expect(page.getByRole('banner')).toContainText('Prometheus responds, all selected ranks report.');
  expect(Math.max(...moments)).toBeLessThanOrEqual(nowMs / 1000);
  const [, ...rows] = (await dashboard.csvText('scheduler')).trim().split('\n');
  const last = rows.at(-1)?.split(',') ?? [];
  expect(Date.parse(last[0] ?? '')).toBeGreaterThan(nowMs + 4.5 * 3_600_000);
  expect(last.slice(1).every((cell) => cell.trim() === '')).toBe(true);
});
