import { holdRequests, isRangeQuery } from './fixtures/hold-requests';
import { expect, test } from './fixtures/test';
import { numberAt, queryRange } from './fixtures/prometheus-api';
import { MAIN_MODEL } from './fixtures/world';

const VIEW = {
  from: '2026-08-27T06:30:00Z',
  to: '2026-08-27T07:30:00Z',
  refresh: 'off',
  'var-model_name': MAIN_MODEL,
};

const OF = `{model_name="${MAIN_MODEL}"}`;

test('each figure of the overview equals the result of Prometheus', async ({
  dashboard,
  page,
  prometheusUrl,
}) => {
  await dashboard.open(VIEW);
  const endS = Date.parse(VIEW.to) / 1000;
  const now = async (query: string, scale = 1): Promise<number> =>
    scale * ((await numberAt(prometheusUrl, query, endS)) ?? NaN);
  /** All of a span together: the sum over the points of the grid of now, 10 s apart. */
  const over = (query: string, seconds: number): string => `sum_over_time((${query})[${seconds - 1}s:10s])`;
  const rate = (metric: string): string => `sum(rate(lmdeploy:${metric}${OF}[20s]))`;
  const meanRate = (metric: string): string => `${over(rate(metric), 300)} / 30`;
  const p95 = (metric: string): string =>
    `histogram_quantile(0.95, ${over(`sum by (le) (rate(lmdeploy:${metric}_bucket${OF}[20s]))`, 300)})`;
  const gaugeRate = (metric: string): string => over(`sum(rate(lmdeploy:${metric}${OF}[40s]))`, 300);
  const failed = gaugeRate('num_requests_failed');
  const succeeded = gaugeRate('num_requests_succeeded');
  const ttft = 'lmdeploy:time_to_first_token_seconds';
  const inGoal = `sum(rate(${ttft}_bucket{model_name="${MAIN_MODEL}",le="1.0"}[20s]))`;

  const expected: Readonly<Record<string, number>> = {
    engines: await now(`count(lmdeploy:num_requests_running${OF})`),
    running: await now(`sum(lmdeploy:num_requests_running${OF})`),
    // LMDeploy still counts the clients that disconnected in the overload of this history; forty minutes later none waits.
    'waiting-api': 0,
    'waiting-engine': await now(`sum(lmdeploy:num_requests_waiting${OF})`),
    requests: await now(meanRate('e2e_request_latency_seconds_count')),
    generated: await now(meanRate('generation_tokens_total')),
    ttft: await now(p95('time_to_first_token_seconds')),
    itl: await now(p95('iter_token_latency'), 1000),
    e2e: await now(p95('e2e_request_latency_seconds')),
    'kv-cache': await now(`max(lmdeploy:gpu_cache_usage_perc${OF})`, 100),
    failures: await now(`${failed} / (${failed} + ${succeeded})`, 100),
    attainment: await now(
      `${over(inGoal, 3600)} / ${over(rate('time_to_first_token_seconds_count'), 3600)}`,
      100,
    ),
  };
  const tiles = page.locator('[data-tile]');
  await expect(tiles).toHaveCount(Object.keys(expected).length);
  for (const [id, value] of Object.entries(expected)) {
    const tile = page.locator(`[data-tile="${id}"]`);
    await expect(tile).toContainText(/\d/);
    const lines = (await tile.innerText()).split('\n');
    const shown = lines.find((line) => /^[\d,]+(\.\d+)?$/.test(line))?.replaceAll(',', '') ?? '';
    const decimals = shown.split('.')[1]?.length ?? 0;
    // Ratios are truncated; all other figures are rounded.
    expect(Math.abs(Number(shown) - value), `${id}: ${shown} for ${value}`).toBeLessThanOrEqual(
      10 ** -decimals,
    );
  }
});

test('what is true of now is the same for every range', async ({ dashboard, page, nowMs }) => {
  await page.clock.setFixedTime(nowMs);
  const wordsOf = async (from: string): Promise<Record<string, string[]>> => {
    await dashboard.open({ from, to: 'now', refresh: 'off' });
    const tiles = page.locator('[data-tile]');
    const findings = page.getByRole('list', { name: 'Findings' }).getByRole('button');
    return {
      tiles: await tiles.allInnerTexts(),
      states: await tiles.evaluateAll((all) => all.map((tile) => tile.dataset['state'] ?? '')),
      health: await page.getByRole('banner').getByRole('status').allInnerTexts(),
      section: await page.locator('.head > span').first().allInnerTexts(),
      findings: (await findings.allInnerTexts()).filter((text) => / is | are | wait /.test(text)),
    };
  };
  const ofAnHour = await wordsOf('now-1h');
  expect(ofAnHour['tiles']).toHaveLength(12);
  for (const from of ['now-15m', 'now-6h', 'now-30d']) expect(await wordsOf(from)).toEqual(ofAnHour);
});

test('a range of the past says which moment its figures are of', async ({ dashboard, page }) => {
  await dashboard.open({ ...VIEW, to: '2026-08-27T07:10:00Z' });
  await expect(page.getByText('At the end of the range, 2026-08-27 15:10')).toBeVisible();
  await dashboard.open({ from: 'now-1h', to: 'now', refresh: 'off' });
  await expect(page.getByText(/^At the end of the range, 2/)).toHaveCount(0);
});

test('a tile leads to its panel, and the cells of a heatmap are the differences of the buckets', async ({
  dashboard,
  page,
  prometheusUrl,
}) => {
  await dashboard.open(VIEW);
  await test.step('a tile leads to its panel', async () => {
    await page.locator('[data-tile="kv-cache"]').click();
    await expect(dashboard.panel('kv-cache-usage')).toBeInViewport();
    await expect(dashboard.panel('kv-cache-usage')).toBeFocused();
    await dashboard.settled();
  });
  await test.step('the cells of a heatmap are the differences of the buckets', async () => {
    await dashboard.shows('ttft-heatmap', 'ready');
    const [query = ''] = await dashboard.promql('ttft-heatmap');
    const csv = await dashboard.csv('ttft-heatmap');
    const [startS = NaN, secondS = NaN] = csv.times;
    const series = await queryRange(prometheusUrl, query, startS, csv.times.at(-1) ?? NaN, secondS - startS);
    const buckets = series
      .map(({ metric, values }) => ({
        le: metric['le'] ?? '',
        bound: Number((metric['le'] ?? '').replace('+Inf', 'Infinity')),
        at: new Map(values.map(([timeS, text]) => [timeS, Number(text)])),
      }))
      .sort((a, b) => a.bound - b.bound);
    expect(buckets.length).toBeGreaterThan(20);
    expect(
      csv.names.slice(0, buckets.length).map((name) => Number(name.replace('+Inf', 'Infinity'))),
    ).toEqual(buckets.map(({ bound }) => bound));
    let observed = 0;
    for (const [t, timeS] of csv.times.entries()) {
      for (const [b, { le, at }] of buckets.entries()) {
        const below = b === 0 ? 0 : (buckets[b - 1]?.at.get(timeS) ?? NaN);
        const difference = (at.get(timeS) ?? NaN) - below;
        expect(csv.columns[b]?.[t] ?? NaN, `le ${le} at ${timeS}`).toBeCloseTo(difference, 9);
        observed += difference;
      }
    }
    expect(observed).toBeGreaterThan(100);
  });
});

test('figures and findings of a past range are not said of now while those of now load', async ({
  dashboard,
  page,
}) => {
  // In the middle of an overload.
  const past = { 'var-model_name': MAIN_MODEL, refresh: 'off' };
  await dashboard.open({ ...past, from: '2026-08-27T06:30:00Z', to: '2026-08-27T06:50:00Z' });
  await dashboard.looked();
  const running = page.locator('[data-tile="running"]');
  await expect(running).toContainText(/\d/);
  const cause = page.locator('[data-finding^="cause arrivals"]');
  await expect(cause).toHaveCount(1);
  const { release } = await holdRequests(page, isRangeQuery);
  await page.evaluate(
    (search) => {
      history.pushState({}, '', `?${search}`);
      dispatchEvent(new PopStateEvent('popstate'));
    },
    new URLSearchParams({ ...past, from: 'now-1h', to: 'now' }).toString(),
  );
  await expect(running).not.toContainText(/\d/);
  await expect(cause).toHaveCount(0);
  release();
  await expect(running).toContainText(/\d/);
});

/** How far a query reaches, seconds. */
const spanS = ({ searchParams }: URL): number =>
  Number(searchParams.get('end')) - Number(searchParams.get('start'));

/** True for the gauges of the API queue over the day before the range. */
const isDayBefore = (url: URL): boolean =>
  isRangeQuery(url) &&
  spanS(url) > 80_000 &&
  (url.searchParams.get('query') ?? '').includes('num_api_requests_waiting') &&
  url.searchParams.get('step') === '300';

test('figures of the last minutes come first, and say nothing that needs an hour', async ({
  dashboard,
  page,
}) => {
  // The rest of the hour for tiles, the API queue and findings of now, and findings of the range, which know the number of ranks.
  const isLater = (url: URL): boolean =>
    (spanS(url) > 1200 && spanS(url) < 4000) || (url.searchParams.get('query') ?? '').includes('ALERTS');
  const { release } = await holdRequests(page, (url) => isRangeQuery(url) && isLater(url));
  await dashboard.goto({ 'var-model_name': MAIN_MODEL, from: 'now-6h', to: 'now', refresh: 'off' });
  const tile = (id: string) => page.locator(`[data-tile="${id}"]`);
  await expect(tile('ttft')).toContainText(/\d/);
  await expect(tile('ttft')).not.toHaveAttribute('data-state', 'none');
  await expect(tile('engines')).toContainText(/\d/);
  await expect(tile('engines')).not.toContainText('/');
  await expect(tile('engines')).toHaveAttribute('data-state', 'none');
  for (const id of ['waiting-api', 'attainment']) {
    await expect(tile(id)).not.toContainText(/\d|no data/);
    await expect(tile(id)).toHaveAttribute('data-state', 'none');
  }
  await expect(page.locator('main')).toHaveAttribute('data-settled', 'false');
  const early = await tile('ttft').innerText();
  release();
  await dashboard.settled();
  for (const id of ['waiting-api', 'attainment']) await expect(tile(id)).toContainText(/\d/);
  await expect(tile('engines')).toContainText('/');
  expect(await tile('ttft').innerText()).toBe(early);
});

test('an API queue that cannot be loaded costs nothing else', async ({ dashboard, page, expected }) => {
  expected.consoleErrors = /status of 422/;
  let isRefused = true;
  const sentence =
    'the total query time range exceeds the limit (query length: 26h, limit: 12h0m0s) (err-mimir-max-total-query-length). To adjust the related per-tenant limit, configure -query-frontend.max-total-query-length, or contact';
  const words =
    'The API queue could not be loaded. It looks back further than the range, and Mimir allows a query of at most 12h. Raise the limit of the tenant: -query-frontend.max-total-query-length.';
  // The estimate looks back on a day.
  await page.route(
    (url) => url.pathname.endsWith('/query_range') && spanS(url) > 80_000,
    (route) =>
      isRefused
        ? route.fulfill({ status: 422, json: { status: 'error', errorType: 'execution', error: sentence } })
        : route.continue(),
  );
  await dashboard.open({ 'var-model_name': MAIN_MODEL, from: 'now-6h', to: 'now', refresh: 'off' });
  const queue = page.locator('[data-tile="waiting-api"]');
  await expect(queue).toContainText('not loaded');
  await expect(page.locator('[data-tile="ttft"]')).toContainText(/\d/);
  await expect(page.getByText(words)).toHaveCount(1);
  await dashboard.shows('scheduler', 'ready');
  const warning = dashboard.panel('scheduler').getByTitle(words);
  await expect(warning).toBeVisible();
  isRefused = false;
  await page.keyboard.press('r');
  await expect(queue).toContainText(/\d/);
  await expect(page.getByText(words)).toHaveCount(0);
  await expect(warning).toHaveCount(0);
});

test('an API queue that takes long is shown when it comes, and the rest before it', async ({
  dashboard,
  page,
}) => {
  const days = await holdRequests(page, isDayBefore);
  await dashboard.goto({ 'var-model_name': MAIN_MODEL, from: 'now-6h', to: 'now', refresh: 'off' });
  const words = 'The API queue is still loading.';
  await dashboard.shows('scheduler', 'ready');
  const warning = dashboard.panel('scheduler').getByTitle(words);
  await expect(warning).toBeVisible();
  await expect(page.locator('[data-part="findings"]').getByText(words)).toBeVisible();
  const queue = page.locator('[data-tile="waiting-api"]');
  await expect(queue).not.toContainText(/\d|no data|not loaded/);
  await expect(page.locator('[data-tile="attainment"]')).toContainText(/\d/);
  await expect(page.getByText('No findings.')).toHaveCount(0);
  // The page goes on meanwhile: it looks for causes, and a refresh neither waits nor requests the day again.
  await dashboard.looked();
  const refreshed = page.waitForResponse((response) => response.url().includes('/query_range'));
  await page.keyboard.press('r');
  await refreshed;
  await dashboard.looked();
  expect(days.count()).toBe(1);
  await expect(page.getByText(words).first()).toBeVisible();
  await expect(page.getByText('These queries are slow')).toHaveCount(0);
  days.release();
  await expect(queue).toContainText(/\d/);
  await expect(page.getByText(words)).toHaveCount(0);
  await expect(warning).toHaveCount(0);
});

test('an API queue that still loads when Prometheus goes away is not said to load', async ({
  dashboard,
  page,
  expected,
}) => {
  expected.consoleErrors = /ERR_FAILED/;
  await holdRequests(page, isDayBefore);
  await dashboard.goto({ 'var-model_name': MAIN_MODEL, from: 'now-6h', to: 'now', refresh: 'off' });
  const words = page.locator('[data-part="findings"]').getByText('The API queue is still loading.');
  await expect(words).toBeVisible();
  await page.route('**/api/v1/**', (route) => route.abort());
  await page.keyboard.press('r');
  await expect(page.getByText('Prometheus cannot be reached').first()).toBeVisible();
  await expect(words).toHaveCount(0);
  await expect(page.locator('[data-tile="waiting-api"]')).toContainText('not loaded');
});

test('a histogram that Prometheus refuses costs its own figures alone', async ({
  dashboard,
  page,
  expected,
}) => {
  expected.consoleErrors = /status of 422/;
  let isRefused = true;
  await page.route(
    (url) =>
      url.pathname.endsWith('/query_range') &&
      (url.searchParams.get('query') ?? '').includes('iter_token_latency_bucket'),
    (route) =>
      isRefused
        ? route.fulfill({
            status: 422,
            json: { status: 'error', errorType: 'execution', error: 'Too much.' },
          })
        : route.continue(),
  );
  await dashboard.open({ 'var-model_name': MAIN_MODEL, from: 'now-6h', to: 'now', refresh: 'off' });
  const tile = (id: string) => page.locator(`[data-tile="${id}"]`);
  await expect(tile('itl')).toContainText('not loaded');
  await expect(tile('ttft')).toContainText(/\d/);
  await expect(tile('ttft')).not.toHaveAttribute('data-state', 'none');
  await expect(tile('ttft').locator('path').first()).toHaveAttribute('d', /L/);
  await expect(page.getByText('Some findings could not be loaded. Too much.')).toHaveCount(1);
  await expect(page.getByText('figures of this row could not')).toHaveCount(0);
  await dashboard.shows('inter-token-latency', 'error');
  isRefused = false;
  await page.keyboard.press('r');
  await expect(tile('itl')).toContainText(/\d/);
  await expect(page.getByText('Too much.')).toHaveCount(0);
});

test('figures of the last minutes stay current where the rest of their hour cannot be loaded', async ({
  dashboard,
  page,
  expected,
}) => {
  expected.consoleErrors = /status of 422/;
  let isRefused = true;
  await page.route(
    (url) => url.pathname.endsWith('/query_range') && spanS(url) > 1200 && spanS(url) < 4000,
    (route) =>
      isRefused
        ? route.fulfill({ status: 422, json: { status: 'error', errorType: 'execution', error: 'Broken.' } })
        : route.continue(),
  );
  await dashboard.open({ 'var-model_name': MAIN_MODEL, from: 'now-6h', to: 'now', refresh: 'off' });
  const tile = (id: string) => page.locator(`[data-tile="${id}"]`);
  const sentence = page.getByText('could not be loaded. Broken.');
  await expect(sentence).toHaveText('The findings could not be loaded. Broken.');
  await expect(tile('attainment')).toContainText('not loaded');
  await expect(tile('ttft')).toContainText(/\d/);
  await expect(tile('ttft')).not.toContainText('as of');
  await expect(tile('ttft')).not.toHaveAttribute('data-state', 'none');
  await dashboard.open({
    show: 'overview',
    kiosk: '',
    'var-model_name': MAIN_MODEL,
    from: 'now-6h',
    to: 'now',
  });
  await expect(sentence).toHaveText('Figures of the last hour could not be loaded. Broken.');
  await expect(tile('attainment')).toContainText('not loaded');
  isRefused = false;
  await page.keyboard.press('r');
  await expect(tile('attainment')).toContainText(/\d/);
  await expect(sentence).toHaveCount(0);
});

test('the day before is requested once, not for each moment that is shown', async ({ dashboard, page }) => {
  const lookBacks: string[] = [];
  page.on('request', (request) => {
    if (isDayBefore(new URL(request.url()))) lookBacks.push(request.url());
  });
  await dashboard.open({ 'var-model_name': MAIN_MODEL, from: 'now-6h', to: 'now', refresh: 'off' });
  await dashboard.looked();
  await dashboard.quiet();
  expect(lookBacks).toHaveLength(1);
  await page.keyboard.press('r');
  await dashboard.quiet();
  expect(lookBacks).toHaveLength(1);
});

test.describe('in the second half of a minute', () => {
  test.use({ nowMs: Date.parse('2026-08-27T07:30:40Z') });

  test('a refresh that needs no new points of the charts notices an outage', async ({
    dashboard,
    page,
    expected,
  }) => {
    expected.consoleErrors = /ERR_FAILED/;
    await dashboard.open({ 'var-model_name': MAIN_MODEL, from: 'now-6h', to: 'now', refresh: 'off' });
    await page.route('**/api/v1/**', (route) => route.abort());
    await page.keyboard.press('r');
    await expect(page.getByText('Prometheus cannot be reached').first()).toBeVisible();
    await expect(page.locator('[data-tile="running"]')).toContainText('as of');
    await page.unroute('**/api/v1/**');
    await page.keyboard.press('r');
    await expect(page.getByText('Prometheus cannot be reached')).toHaveCount(0);
    await expect(page.locator('[data-tile="running"]')).not.toContainText('as of');
  });
});
