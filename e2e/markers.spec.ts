import { expect, test } from './fixtures/test';
import { holdRequests } from './fixtures/hold-requests';
import { GONE_MODEL, MAIN_MODEL } from './fixtures/world';

/** Contains the restart of rank 1; the browsers use the time zone of Shanghai. */
const RANGE = { from: '2026-08-27T06:40:00Z', to: '2026-08-27T07:10:00Z', refresh: 'off' };
const RESTART = /Events: .*14:53(:\d\d)? Rank 1 restarted/;

test('a restart is marked on every chart, and the menu hides the markers', async ({ dashboard, page }) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  for (const id of ['time-to-first-token', 'scheduler']) {
    await dashboard.shows(id, 'ready');
    await expect(dashboard.plot(id)).toHaveAccessibleDescription(RESTART);
  }

  await dashboard.chooseInBar('Menu', 'menuitemcheckbox', 'Events on the charts');
  await expect(page).toHaveURL(/markers=0/);
  await expect(dashboard.plot('scheduler')).toHaveAccessibleDescription('');

  await page.reload();
  await dashboard.settled();
  await expect(dashboard.plot('time-to-first-token')).toHaveAccessibleDescription('');

  await dashboard.chooseInBar('Menu', 'menuitemcheckbox', 'Events on the charts');
  await expect(page).not.toHaveURL(/markers/);
  await expect(dashboard.plot('time-to-first-token')).toHaveAccessibleDescription(RESTART);
});

test('where nothing happened, findings that come later draw no chart again', async ({ dashboard, page }) => {
  await page.addInitScript(() => {
    const { stroke } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.stroke = function (...path: [] | [Path2D]) {
      const { dataset } = document.documentElement;
      dataset['strokes'] = String(Number(dataset['strokes'] ?? 0) + 1);
      return (stroke as (...path: [] | [Path2D]) => void).apply(this, path);
    };
  });
  const rules = await holdRequests(page, ({ pathname }) => /\/outlook\.svelte-/.test(pathname));
  await dashboard.goto({
    from: '2026-08-27T06:10:00Z',
    to: '2026-08-27T06:30:00Z',
    refresh: 'off',
    'var-model_name': MAIN_MODEL,
  });
  await dashboard.shows('scheduler', 'ready');
  await expect.poll(rules.count).toBe(1);
  await dashboard.trafficEnds(1);
  const strokes = (): Promise<string | null> => page.locator('html').getAttribute('data-strokes');
  let drawn = await strokes();
  await expect.poll(async () => drawn === (drawn = await strokes()), { intervals: [1000] }).toBe(true);
  expect(Number(drawn)).toBeGreaterThan(20);
  rules.release();
  await dashboard.looked();
  await dashboard.quiet();
  expect(await strokes()).toBe(drawn);
});

test('markers have Chinese texts, and only events of the selection', async ({ dashboard }) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL, lang: 'zh' });
  await expect(dashboard.plot('time-to-first-token')).toHaveAccessibleDescription(/事件：.*Rank 1 重启/);
  // Another server of the selection goes down; when its marker is there, all markers are.
  const selection = { 'var-model_name': [MAIN_MODEL, GONE_MODEL], 'var-engine': '0' };
  await dashboard.open({ ...RANGE, to: '2026-08-27T07:25:00Z', ...selection });
  await expect(dashboard.plot('time-to-first-token')).toHaveAccessibleDescription(/Events: .* gone/);
  await expect(dashboard.plot('time-to-first-token')).not.toHaveAccessibleDescription(/restarted/);
});
