import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentValue } from '../../../src/features/dashboard/current-value';
import { frameOf } from '../../../src/features/dashboard/panel-frame';
import { panelStateOf } from '../../../src/features/dashboard/panel-state';
import { rankRowsOf } from '../../../src/features/dashboard/rank-table/rank-rows';
import { words } from '../../../src/i18n/languages/en';
import { DEFAULT_CONFIG } from '../../../src/lib/config';
import { csvOf } from '../../../src/lib/csv';
import { ENGLISH } from '../../../src/lib/lang.fixture';
import { latestIndexOf, statsOf } from '../../../src/lib/frame';
import type { Labels } from '../../../src/lib/labels';
import type { Panel } from '../../../src/panels/panel';
import { PANELS, panelOf } from '../../../src/panels/index';
import { bindTemplate } from '../../../src/queries/binding';
import { PrometheusClient } from '../../../src/queries/http/client';
import { labelsKey } from '../../../src/queries/labels-key';
import { NO_PLACES } from '../../../src/lib/place-labels';
import { loadPresence } from '../../../src/queries/presence';
import { promqlOf } from '../../../src/queries/promql';
import { noResults } from '../../../src/queries/reading-loader';
import type { GroupResult } from '../../../src/session/group-result';
import { PagePlanner, type PagePlan } from '../../../src/session/page-plan';
import { groupOf } from '../../../src/session/reading-group';
import { findBinary } from '../../programs/binaries';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { KNOWN_MODEL } from './fixtures/known-series';
import { buildWorld, BUSY_S, END_S, SCRAPE_INTERVAL_S } from './fixtures/world';

/*
 * Tests the latest point of a long range on a Prometheus. All servers are younger than the range, and some are younger than
 * its step.
 */

const missing = (['prometheus', 'promtool'] as const).filter((name) => findBinary(name) === null);

const DAY_S = 86_400;
/** A step of one hour over 30 days: the grid ends half an hour before the range. */
const HOUR_STEP_PX = 800;
/** A step of two hours: the grid ends before the first sample. */
const TWO_HOUR_STEP_PX = 480;

const LATEST_S = END_S - 60;

const panelNamed = (id: string): Panel => {
  const panel = panelOf(id);
  if (!panel) throw new Error(`There is no panel ${id}.`);
  return panel;
};

const expectClose = (found: number | null | undefined, expected: number | undefined, what: string): void => {
  if (expected === undefined) expect(found ?? null, what).toBeNull();
  else expect(Math.abs((found ?? NaN) - expected), what).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
};

describe.skipIf(missing.length > 0)('the end of a long range on a Prometheus', () => {
  let dataDir = '';
  let server: RunningPrometheus;

  beforeAll(async () => {
    dataDir = await buildWorld();
    server = await startPrometheus({ dataDir });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const clientOf = (): PrometheusClient =>
    new PrometheusClient({ url: server.url, headers: {}, credentials: 'same-origin', timeoutS: 30 });

  interface PlanOptions {
    readonly days?: number;
    readonly plotWidthPx?: number;
    readonly selector?: string;
    readonly endS?: number;
    readonly compareS?: number | null;
    readonly client?: PrometheusClient;
  }

  /** A page that ends some seconds after `endS`, on which all panels are shown. */
  function planOf(wanted: PlanOptions = {}): PagePlan {
    const { days = 30, plotWidthPx = HOUR_STEP_PX, selector = '', endS = LATEST_S, compareS = null } = wanted;
    const toMs = (endS + 7) * 1000;
    const planner = new PagePlanner({ client: wanted.client ?? clientOf(), lateS: 60, now: () => toMs });
    return planner.plan(
      {
        range: { fromMs: toMs - days * DAY_S * 1000, toMs },
        isLive: true,
        selector,
        slo: DEFAULT_CONFIG.slo,
        compareS,
        plotWidthPx,
        groups: PANELS.map(groupOf),
      },
      {
        scrapeIntervalS: SCRAPE_INTERVAL_S,
        selector,
        isOnTime: false,
        places: NO_PLACES,
        repair: 'running-maximum',
      },
      new AbortController().signal,
      noResults(),
    );
  }

  const load = (id: string, plan: PagePlan): Promise<GroupResult> => plan.loadGroup(groupOf(panelNamed(id)));

  const frame = (id: string, result: GroupResult) => frameOf(panelNamed(id), result, ENGLISH, words);

  /** The value of each series of an expression, by its labels. */
  async function instant(query: string, timeS = LATEST_S): Promise<Map<string, number>> {
    const body = new URLSearchParams({ query, time: String(timeS) });
    const response = await fetch(`${server.url}/api/v1/query`, { method: 'POST', body });
    const { data } = (await response.json()) as {
      data: { result: { metric: Labels; value: [number, string] }[] };
    };
    return new Map(data.result.map(({ metric, value }) => [labelsKey(metric), Number(value[1])]));
  }

  it('has the value of Prometheus at the end for every line', async () => {
    // The ranks with known numbers have histograms without buckets.
    const plan = planOf({ selector: `model_name!="${KNOWN_MODEL}"` });
    expect(plan.grid.endS).toBe(LATEST_S - 29 * 60);
    let compared = 0;
    for (const panel of PANELS) {
      if (panel.form === 'table' || panel.form === 'figures') continue;
      const { latest, binding } = await load(panel.id, plan);
      expect(latest?.atS).toBe(LATEST_S);
      for (const [i, { reading }] of panel.series.entries()) {
        // Cells stay on the grid, the wait for a handle is an estimate, and a burn rate looks back over several steps. No
        // request waits for a handle at the end, so the queues of the ranks are known.
        const isEstimate = reading.kind === 'api-wait' && !['waiting', 'idle-ranks'].includes(reading.of);
        if (isEstimate || reading.kind === 'cells' || reading.kind === 'burn') continue;
        const { columns = [], les } = latest?.results[i] ?? {};
        const found = new Map(columns.map((column) => [labelsKey(column.labels), column]));
        const expected = await instant(promqlOf(reading, binding, (name) => les?.get(name) ?? []));
        for (const key of new Set([...found.keys(), ...expected.keys()])) {
          expectClose(found.get(key)?.values[0], expected.get(key), `${panel.id}, line ${i}, ${key}`);
          compared += 1;
        }
        if (reading.kind !== 'gauge') continue;
        for (const [key, value] of await instant(bindTemplate(reading.expr, binding)))
          expectClose(found.get(key)?.levels?.sampled[0], value, `level of ${panel.id}, line ${i}, ${key}`);
      }
    }
    expect(compared).toBeGreaterThan(150);
  });

  it.each([
    ['running', 'scheduler', 'sum(lmdeploy:num_requests_running)'],
    ['generated tokens', 'token-throughput', 'sum(rate(lmdeploy:generation_tokens_total[3605s]))'],
  ])('shows the %s at the end in the legend', async (_, id, query) => {
    const { grid, series } = frame(id, await load(id, planOf()));
    const [expected] = [...(await instant(query)).values()];
    const lasts = series.map((line) => statsOf(line, latestIndexOf(grid)).last ?? NaN);
    expect(expected).toBeGreaterThan(0);
    expect(lasts.some((last) => Math.abs(last - (expected ?? NaN)) <= 1e-12 * last)).toBe(true);
  });

  it('shows a server that is younger than a step', async () => {
    const plan = planOf({ plotWidthPx: TWO_HOUR_STEP_PX });
    const presence = await loadPresence(plan.loadReadings, plan.grid);
    expect(presence.counts.every((count) => count === null)).toBe(true);
    const rows: string[] = [];
    for (const id of ['time-to-first-token', 'token-throughput', 'kv-cache-usage', 'scheduler']) {
      const panel = panelNamed(id);
      const result = await load(id, plan);
      expect(result.results.flatMap(({ columns }) => columns)).toEqual([]);
      const state = panelStateOf({
        panel,
        latest: { kind: 'ready', value: result },
        presence: { kind: 'ready', value: presence },
        ranksNow: null,
        metricNames: { kind: 'loading', last: null },
        watched: { kind: 'loading', last: null },
        blankStateOf: null,
        selector: '',
        scrapeIntervalS: SCRAPE_INTERVAL_S,
        isLive: true,
        isOfRange: () => true,
      });
      expect(state.kind, id).toBe('ready');
      expect(currentValue(result, panel.headline), id).toBeGreaterThan(0);
      rows.push(csvOf(frame(id, result)).trimEnd().split('\r\n').at(-1) ?? '');
    }
    const expected = await instant('sum(rate(lmdeploy:generation_tokens_total[7205s]))');
    for (const row of rows) expect(row).toMatch(/^2026-08-27T07:29:00\.000Z,.*\d/);
    expect(rows[1]?.split(',').map(Number)).toContain([...expected.values()][0]);
  });

  it('shows the last value of a down rank at the time of its sample, and no value at the end', async () => {
    const plan = planOf({ selector: `model_name="${KNOWN_MODEL}"` });
    const { series, grid } = frame('rank-queue', await load('rank-queue', plan));
    const index = latestIndexOf(grid) ?? NaN;
    expect(series.map(({ levels }) => levels?.sampled[index])).toEqual([16, null]);
    expect(series.map(({ levels }) => levels?.sampled[index - 1])).toEqual([16, 0]);
  });

  it('lists the ranks that exist at the end in the rank table', async () => {
    const selector = `model_name="${KNOWN_MODEL}"`;
    const result = await load('rank-table', planOf({ plotWidthPx: TWO_HOUR_STEP_PX, selector }));
    expect(result.grid).toMatchObject({ startS: LATEST_S, endS: LATEST_S });
    expect(rankRowsOf(panelNamed('rank-table'), result).map(({ state }) => state)).toEqual(['up', 'down']);
  });

  it('estimates the wait for a handle at the end like a short range', async () => {
    const requestsThatWait = async (days: number): Promise<number | null> => {
      const selector = 'model_name="internlm3-8b-instruct"';
      return currentValue(await load('api-waiting-change', planOf({ days, selector, endS: BUSY_S - 30 })), 0);
    };
    const [long, short] = [await requestsThatWait(30), await requestsThatWait(1 / 24)];
    expect(long).toBeGreaterThan(500);
    expect((long ?? NaN) / (short ?? NaN)).toBeCloseTo(1, 1);
  });

  it('compares the end with the same time of the earlier period', async () => {
    const plan = planOf({ plotWidthPx: TWO_HOUR_STEP_PX, compareS: 7200, endS: END_S - 1800 });
    const { grid, series } = frame('scheduler', await load('scheduler', plan));
    const before = await load('scheduler', planOf({ endS: END_S - 1800 - 7200 }));
    const index = latestIndexOf(grid) ?? NaN;
    const ghosts = series.filter(({ isGhost }) => isGhost).map(({ values }) => values[index] ?? null);
    expect(ghosts.length).toBe(3);
    expect(ghosts).toEqual(panelNamed('scheduler').series.map((_, i) => currentValue(before, i)));
  });

  it('sends one query for a histogram that several panels show at the end', async () => {
    const client = clientOf();
    const exprs: string[] = [];
    const range = client.range.bind(client);
    client.range = (expr, grid, signal) => {
      if (grid.startS === grid.endS) exprs.push(expr);
      return range(expr, grid, signal);
    };
    const plan = planOf({ client });
    await Promise.all(['time-to-first-token', 'ttft-heatmap', 'felt-ttft'].map((id) => load(id, plan)));
    expect(exprs.filter((expr) => expr.includes('time_to_first_token')).length).toBe(1);
  });

  it('sends no extra query when the step is short', async () => {
    const result = await load('scheduler', planOf({ days: 1 / 24 }));
    expect(result.grid.stepS).toBe(5);
    expect(result.latest).toBeUndefined();
  });
});
