import { holdRequests, isRangeQuery } from './fixtures/hold-requests';
import { expect, test } from './fixtures/test';
import { MAIN_MODEL, ODD_MODEL } from './fixtures/world';

/** From the overload to shortly after the restart. */
const RANGE = { from: '2026-08-27T06:38:00Z', to: '2026-08-27T06:55:00Z', refresh: 'off' };

test('the cause of an incident stands first, its effects below it, and each leads to its panel', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  const findings = page.getByRole('list', { name: 'Findings' });
  const items = findings.locator('[data-finding]');
  await expect(items.first()).toHaveAttribute('data-finding', /^cause arrivals /);
  await expect(items.first()).toHaveText(
    /All ranks: up to \d\.\d× the usual requests \(.+ → .+\), from 14:4\d to 14:5\d\./,
  );
  await expect(items.nth(1)).toHaveText(/Rank 1: restarted at 14:53 while it served requests\./);

  await expect(findings.locator('[data-effect]')).toHaveCount(0);
  await items
    .first()
    .getByRole('button', { name: /^Details and \d effects$/ })
    .click();
  await expect(items.first()).toContainText('Received requests: ');
  await expect(items.first()).toContainText('Rule: arrivals (docs/causes.md)');
  const overload = findings.locator('[data-effect="api-queue"]').getByRole('button');
  await expect(overload).toHaveText(/Up to [\d,]+ requests waited in the API server/);
  await overload.click();
  const scheduler = dashboard.panel('scheduler');
  await expect(scheduler).toBeInViewport();
  await expect(scheduler).toBeFocused();
  await expect(scheduler.locator('[data-badge]')).toHaveAttribute(
    'title',
    /requests waited in the API server/,
  );

  await items
    .nth(1)
    .getByRole('button', { name: /Rank 1: restarted/ })
    .first()
    .click();
  const restarts = dashboard.panel('process-restarts');
  await expect(restarts).toBeInViewport();
  await expect(restarts.locator('[data-badge]')).toHaveAttribute('title', /Rank 1: restarted at 14:53/);
  await expect(restarts).toHaveAttribute('data-state', 'ready');
});

test('a cause shows its time, with some time before and after it', async ({ dashboard, page }) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  const cause = page.locator('[data-finding^="cause arrivals"]');
  await cause.getByRole('button', { name: /^Details/ }).click();
  await cause.getByRole('button', { name: 'Show this period' }).click();
  await expect(page).toHaveURL(/from=2026-08-27T06%3A2\d|from=2026-08-27T06:2\d|from=17878\d+/);
  await dashboard.settled();
});

test('a live range of six hours names an incident that began before the looks at now, with its times', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ from: 'now-6h', to: 'now', refresh: 'off', 'var-model_name': MAIN_MODEL });
  const overload = page.locator('[data-finding^="cause arrivals"]');
  await expect(overload).toHaveCount(1);
  await expect(overload).toHaveText(
    /All ranks: up to \d\.\d× the usual requests .+, from 14:4\d to 14:5\d\./,
  );
});

test('a note can be hidden for good, and shown again', async ({ dashboard, page }) => {
  const afterwards = { from: '2026-08-27T06:45:00Z', to: '2026-08-27T07:05:00Z', refresh: 'off' };
  await dashboard.open({ ...afterwards, 'var-model_name': MAIN_MODEL });
  const note = page.locator('[data-finding="leak"]');
  await expect(note).toHaveText(/are stale: their clients disconnected/);
  await note.getByRole('button', { name: 'Hide this note' }).click();
  await expect(note).toHaveCount(0);
  await page.reload();
  await dashboard.settled();
  await expect(page.getByText('1 hidden note')).toBeVisible();
  await expect(note).toHaveCount(0);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(note).toBeVisible();
});

test('what the list says of itself stands at one place, at the left below the findings', async ({
  dashboard,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  // The healthy time before and after leaves several short findings.
  await dashboard.open({ from: 'now-30m', to: 'now', refresh: 'off' });
  await dashboard.looked();
  const findings = page.getByRole('list', { name: 'Findings' });
  const rows = findings.locator('[data-finding]');
  /** Its left edge from that of the list, and its middle from the lower edge of the last finding, px. */
  const placeOf = async (text: string | RegExp): Promise<{ leftPx: number; belowPx: number }> => {
    const [list, row, own] = await Promise.all([
      findings.boundingBox(),
      rows.last().boundingBox(),
      findings.getByText(text).boundingBox(),
    ]);
    if (!list || !row || !own) throw new Error('It is not shown.');
    return { leftPx: own.x - list.x, belowPx: own.y + own.height / 2 - row.y - row.height };
  };
  const more = await placeOf(/^and \d+ more$/);
  expect(more.leftPx).toBe(0);
  expect(more.belowPx).toBeGreaterThan(0);
  await findings.getByText(/^and \d+ more$/).click();
  expect(await placeOf('Show fewer')).toEqual(more);
  await findings.getByText('Show fewer').click();

  while ((await rows.count()) > 1) await rows.last().getByRole('button', { name: /^Hide/ }).click();
  const hidden = await placeOf(/hidden/);
  expect(hidden.leftPx).toBe(0);
  expect(hidden.belowPx).toBeGreaterThan(0);
});

test('the focus goes from a finding that is hidden by keys to the next one, and from the last to the list', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  await dashboard.looked();
  const findings = page.getByRole('list', { name: 'Findings' });
  const hides = findings.getByRole('button', { name: /^Hide/ });
  const all = findings.locator('[data-finding]');
  const second = await all.nth(1).getAttribute('data-finding');
  await hides.first().press('Enter');
  await expect(all.first()).toHaveAttribute('data-finding', second ?? '');
  await expect(hides.first()).toBeFocused();
  while ((await hides.count()) > 0) await page.keyboard.press('Enter');
  await expect(findings).toBeFocused();
  await findings.getByRole('button', { name: 'Show', exact: true }).press('Enter');
  await expect(all.first()).toBeVisible();
  await expect(findings).toBeFocused();
});

test('a finding leads to its panel even when the section is collapsed', async ({ dashboard, page }) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  const fold = page.getByRole('button', { name: 'Service', exact: true });
  await fold.scrollIntoViewIfNeeded();
  await fold.click();
  await expect(dashboard.panel('process-restarts')).toHaveCount(0);
  const findings = page.getByRole('list', { name: 'Findings' });
  await findings.scrollIntoViewIfNeeded();
  await dashboard.looked();
  const more = findings.getByRole('button', { name: /^and \d+ more$/ });
  const restart = findings.getByRole('button', { name: /Rank 1: restarted/ }).first();
  // A cause that is found takes its effects out of the list, at any moment.
  await expect(async () => {
    if (await more.isVisible()) await more.click({ timeout: 1000 });
    await expect(restart).toBeVisible({ timeout: 1000 });
  }).toPass();
  await restart.click();
  await expect(dashboard.panel('process-restarts')).toBeInViewport();
  await dashboard.settled();
});

test('a healthy server has no findings', async ({ dashboard, page }) => {
  await dashboard.open({
    from: '2026-08-27T07:15:00Z',
    to: '2026-08-27T07:30:00Z',
    refresh: 'off',
    'var-model_name': ODD_MODEL,
    // Its long responses would miss the default objective of 30 s.
    'slo-e2e': '60',
  });
  await dashboard.shows('rank-table', 'ready');
  // The last tile has its figure, so the readings of the rules are loaded too.
  await expect(page.locator('[data-tile="attainment"]')).toHaveAttribute('data-state', 'good');
  await dashboard.settled();
  await expect(page.getByRole('list', { name: 'Findings' })).toHaveCount(0);
  await expect(page.locator('[data-badge]')).toHaveCount(0);
});

test('before the page has looked for causes, it says neither that there are none nor that a finding is gone', async ({
  dashboard,
  page,
}) => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/iter_token_latency_bucket(%7C|\|)/, async (route) => {
    await released;
    await route.continue();
  });
  const healthy = { from: '2026-08-27T07:15:00Z', to: '2026-08-27T07:30:00Z', 'slo-e2e': '60' };
  await dashboard.open({
    ...healthy,
    refresh: 'off',
    kiosk: '',
    show: 'findings',
    'var-model_name': ODD_MODEL,
    finding: 'cause arrivals',
  });
  const none = page.getByText('No findings.');
  const gone = page.getByText('This range does not have the finding of this link.');
  await expect(page.locator('[data-part="findings"] [data-spoken]')).toHaveCount(1);
  await expect(none).toHaveCount(0);
  await expect(gone).toHaveCount(0);
  release();
  await dashboard.looked();
  await expect(none).toBeVisible();
  await expect(gone).toBeVisible();
});

test('beside effects the page says that it looks for causes, until it has', async ({ dashboard, page }) => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/iter_token_latency_bucket(%7C|\|)/, async (route) => {
    await released;
    await route.continue();
  });
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  const findings = page.getByRole('list', { name: 'Findings' });
  await expect(findings).toContainText('Looking for causes…');
  release();
  await dashboard.looked();
  await expect(findings).not.toContainText('Looking for causes…');
  await expect(findings.locator('[data-finding]').first()).toHaveAttribute('data-finding', /^cause /);
});

test('the page does not move when it has looked for causes and found none, whatever its width', async ({
  dashboard,
  page,
}) => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const nothing = { status: 'success', data: { resultType: 'matrix', result: [] } };
  await page.route(/iter_token_latency_bucket(%7C|\|)/, async (route) => {
    await released;
    await route.fulfill({ json: nothing });
  });
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  const findings = page.getByRole('list', { name: 'Findings' });
  const heights = (): Promise<number[]> =>
    findings.evaluate((list) =>
      Array.from({ length: 60 }, (_, i) => {
        list.style.width = `${1560 - 20 * i}px`;
        return list.clientHeight;
      }),
    );
  await expect(findings).toContainText('Looking for causes…');
  const before = await heights();
  release();
  await dashboard.looked();
  await expect(findings).not.toContainText('Looking for causes…');
  expect(await heights()).toEqual(before);
});

test('the page says when it could not look for causes, and then does not say that there are no findings', async ({
  dashboard,
  page,
  expected,
}) => {
  expected.consoleErrors = /422/;
  const refused = {
    status: 'error',
    errorType: 'execution',
    error: 'query processing would load too many samples',
  };
  await page.route(/iter_token_latency_bucket(%7C|\|)/, (route) =>
    route.fulfill({ status: 422, json: refused }),
  );
  await dashboard.open({
    from: '2026-08-27T07:15:00Z',
    to: '2026-08-27T07:30:00Z',
    'slo-e2e': '60',
    refresh: 'off',
    kiosk: '',
    show: 'findings',
    'var-model_name': ODD_MODEL,
  });
  await expect(page.locator('[data-part="findings"]')).toHaveAttribute('data-looks', 'failed');
  await expect(page.getByText(/The page could not look for causes\. query processing/)).toBeVisible();
  await expect(page.getByText('No findings.')).toHaveCount(0);
});

test('findings do not move the page when it is opened again', async ({ dashboard, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const past = { from: '2026-08-27T06:30:00Z', to: '2026-08-27T06:50:00Z', refresh: 'off' };
  await dashboard.open(past);
  const cause = page.locator('[data-finding^="cause arrivals"]');
  await expect(cause).toBeVisible();
  const tiles = page.locator('[data-part="overview"]');
  const top = async (): Promise<number> => (await tiles.boundingBox())?.y ?? NaN;
  const findings = page.locator('[data-part="findings"]');
  await expect
    .poll(async () => {
      const kept = await page.evaluate(() => localStorage.getItem('lmdeploy-dashboard:findings-room-past'));
      const { heightPx } = JSON.parse(kept ?? '{}') as { heightPx?: number };
      return heightPx === (await findings.boundingBox())?.height;
    })
    .toBe(true);
  const settled = await top();
  expect(settled).toBeGreaterThan(200);
  const { release } = await holdRequests(page, isRangeQuery);
  const sentences = await holdRequests(page, ({ pathname }) => pathname.includes('/findings-with-causes-'));
  await dashboard.goto(past);
  await expect(tiles).toBeVisible();
  expect(Math.abs((await top()) - settled)).toBeLessThan(2);
  release();
  await dashboard.looked();
  await expect.poll(sentences.count).toBe(1);
  expect(Math.abs((await top()) - settled)).toBeLessThan(2);
  sentences.release();
  await expect(cause).toBeVisible();
  await expect.poll(async () => Math.abs((await top()) - settled)).toBeLessThan(2);
});
