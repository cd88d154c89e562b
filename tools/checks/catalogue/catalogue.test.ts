import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/lib/config';
import { gridLength, type Grid } from '../../../src/lib/frame';
import { isOfHistogram, type Slo } from '../../../src/lib/reading';
import { PANELS, panelOf } from '../../../src/panels/index';
import { createReadingLoader, type LoadReadings } from '../../../src/queries/reading-loader';
import type { ReadingResult } from '../../../src/queries/reading-result';
import { PrometheusClient } from '../../../src/queries/http/client';
import { ColumnCache } from '../../../src/queries/cache/column-cache';
import type { Binding } from '../../../src/queries/binding';
import { promqlOf } from '../../../src/queries/promql';
import { findBinary } from '../../programs/binaries';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { KNOWN_MODEL } from './fixtures/known-series';
import { BUSY_S, buildWorld, END_S, HISTORY_S, QUIET_MODEL, SCRAPE_INTERVAL_S } from './fixtures/world';

/*
 * Tests all panels on a Prometheus with servers that are busy, idle, restarted and down.
 */

const missing = (['prometheus', 'promtool'] as const).filter((name) => findBinary(name) === null);

const STEP_S = 15;
const WHOLE: Grid = { startS: END_S - HISTORY_S + 60, endS: END_S, stepS: STEP_S };

/** A time at which both ranks with known numbers are up, and one at which rank 1 is down. */
const BOTH_UP_S = END_S - 900;
const ONE_DOWN_S = END_S - 60;

const bindingOf = (selector: string, slo: Slo = DEFAULT_CONFIG.slo): Binding => ({
  selector,
  windowS: 4 * SCRAPE_INTERVAL_S,
  gaugeWindowS: 40,
  sampling: { stepS: STEP_S, scrapeIntervalS: SCRAPE_INTERVAL_S },
  slo,
});

const readings = PANELS.flatMap(({ id, series }) => series.map(({ reading }) => ({ id, reading })));

/** Lines without data here. The simulated drafts have three tokens. */
const WITHOUT_LINE: Readonly<Record<string, readonly number[]>> = {
  'spec-conditional': [2, 3, 4, 5, 6],
  // These lines are upper bounds. They have data only where open files are not counted.
  'felt-ttft': [2],
  'api-waiting-change': [2],
  // No rank is stalled.
  'model-table': [1],
  'model-status': [2],
};

describe.skipIf(missing.length > 0)(
  `the catalogue on a Prometheus${missing.length > 0 ? ' (skipped: run npm run deps)' : ''}`,
  () => {
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

    const client = (): PrometheusClient =>
      new PrometheusClient({ url: server.url, headers: {}, credentials: 'same-origin', timeoutS: 30 });

    const loaderFor = (selector: string, grid: Grid, slo?: Slo): LoadReadings =>
      createReadingLoader({
        client: client(),
        cache: new ColumnCache({ lateS: 60, fullEveryMs: 1e9, mostNumbers: 1e7, now: () => END_S * 1000 }),
        readings: readings.map(({ reading }) => reading),
        binding: bindingOf(selector, slo),
        grid,
        repair: 'running-maximum',
        signal: new AbortController().signal,
      });

    const resultsOf = (id: string, load: LoadReadings): Promise<ReadingResult[]> =>
      load((panelOf(id)?.series ?? []).map(({ reading }) => reading));

    /** The lines of a panel at one moment: a value for each column of each series. */
    async function at(id: string, timeS: number, selector: string): Promise<(number | null | undefined)[][]> {
      const results = await resultsOf(id, loaderFor(selector, { startS: timeS, endS: timeS, stepS: STEP_S }));
      return results.map(({ columns }) => columns.map(({ values }) => values[0]));
    }

    it.each([
      ['all servers', ''],
      ['a server without requests', `model_name="${QUIET_MODEL}"`],
      ['no server', 'model_name="no-such-model"'],
    ])('evaluates every expression for %s to numbers only', async (_, selector) => {
      for (const { id, reading } of readings) {
        if (isOfHistogram(reading) && reading.kind !== 'mean' && reading.kind !== 'count') continue;
        const query = promqlOf(reading, bindingOf(selector));
        const body = new URLSearchParams({
          query,
          start: String(WHOLE.startS),
          end: String(WHOLE.endS),
          step: '60',
        });
        const response = await fetch(`${server.url}/api/v1/query_range`, { method: 'POST', body });
        const text = await response.text();
        expect(response.status, `${id}: ${text}`).toBe(200);
        expect(text, `${id}: ${query}`).not.toMatch(/,"(NaN|[+-]Inf)"\]/);
      }
    });

    it('has numbers for every line while there is traffic', async () => {
      const load = loaderFor('', WHOLE);
      const busy = Math.round((BUSY_S - WHOLE.startS) / STEP_S);
      for (const { id } of PANELS) {
        for (const [i, { columns }] of (await resultsOf(id, load)).entries()) {
          const isLeftOut = WITHOUT_LINE[id]?.includes(i) === true;
          const isNow = columns.some(({ values }) => typeof values[busy] === 'number');
          expect(isNow, `${id}, line ${i}`).toBe(!isLeftOut);
        }
      }
    });

    describe('numbers computed by hand', () => {
      const known = `model_name="${KNOWN_MODEL}"`;

      it.each([
        // 12 requests wait and 2.1 arrive per second; (1 + 0) / 2; (2 + 0.5) / 2; (10 + 1) / 2; (17 − 1 − 2.5 − 11) / 2
        ['request-phases', [[12 / 2.1], [0.5], [1.25], [5.5], [1.25]]],
        ['concurrency', [[1], [2.5], [11], [9]]],
        ['felt-ttft', [[1.75 + 12 / 2.1], [1.75], []]],
        ['token-throughput', [[800], [400], [240], [560]]],
        ['decode-time-per-token', [[11 / 340]]],
        ['speed-per-user', [[342 / 11]]],
        ['failure-ratio', [[0.1 / 2.1]]],
        ['wasted-tokens', [[1 - 342 / 400]]],
        ['api-waiting-change', [[12], [0], []]],
        ['input-output-ratio', [[800 / 342]]],
        // 240 tokens were cached; the other 560 took 2.5 s
        ['prefill-saved', [[(240 * 2.5) / 560], [2.5]]],
        ['rank-throughput', [[300, 100]]],
        ['rank-ttft', [[2, 1]]],
        ['rank-balance', [[1.5]]],
        ['rank-idle', [[1]]],
        ['rank-queue', [[16, 0]]],
        ['process-up', [[1, 1]]],
        ['gpu-utilization', [[0.8]]],
        ['gpu-memory', [[0.75]]],
        ['gpu-temperature', [[61]]],
        ['gpu-power', [[412.5]]],
      ])('%s', async (id, expected) => {
        const found = await at(id, BOTH_UP_S, known);
        expect(found.map((line) => line.length)).toEqual(expected.map((line) => line.length));
        for (const [i, line] of expected.entries())
          for (const [k, value] of line.entries()) expect(found[i]?.[k], `line ${i}`).toBeCloseTo(value, 9);
      });

      it('shows a rank that is down for an hour', async () => {
        expect(await at('process-up', ONE_DOWN_S, known)).toEqual([[1, 0]]);
        expect((await at('rank-table', ONE_DOWN_S, known))[0]).toEqual([1, 0]);
        expect(await at('rank-balance', ONE_DOWN_S, known)).toEqual([[]]);
      });
    });

    it('shows a restart for an hour, and the uptime of the process', async () => {
      const rank1 = 'model_name="internlm3-8b-instruct",engine="1"';
      expect(await at('process-restarts', END_S - 600, rank1)).toEqual([[1]]);
      expect(await at('process-restarts', WHOLE.startS + 300, rank1)).toEqual([[0]]);
      const [[uptimeS]] = (await at('process-uptime', END_S, rank1)) as [[number]];
      expect(uptimeS).toBeGreaterThan(50 * 60);
      expect(uptimeS).toBeLessThan(55 * 60);
    });

    it('counts for burn rates what was before a short range, as a window of an hour does', async () => {
      const grid: Grid = { startS: END_S - 300, endS: END_S, stepS: STEP_S };
      const selector = 'model_name="internlm3-8b-instruct"';
      // Many requests miss these goals, so that it does not matter in which window a single one counts.
      const slo = { ttftSeconds: 0.1, itlSeconds: 0.02, e2eSeconds: 2, objective: 0.99 };
      const load = loaderFor(selector, grid, slo);
      for (const { reading } of panelOf('slo-burn')?.series ?? []) {
        const [result] = await load([reading]);
        const { les = new Map<string, string[]>() } = result ?? {};
        const query = promqlOf(reading, bindingOf(selector, slo), (histogram) => les.get(histogram) ?? []);
        const { series } = await client().range(query, grid, new AbortController().signal);
        const expected = [...(series[0]?.samples.values ?? [])];
        expect(Math.max(...expected), 'some requests missed the goal').toBeGreaterThan(0);
        const values = result?.columns[0]?.values ?? [];
        expect(values).toHaveLength(expected.length);
        for (const [i, value] of expected.entries()) {
          expect((values[i] ?? NaN) / value).toBeGreaterThan(0.995);
          expect((values[i] ?? NaN) / value).toBeLessThan(1.005);
        }
      }
    });

    it.each([
      [QUIET_MODEL, 0],
      ['Qwen/Qwen2.5-7B-Instruct', 2],
    ])('has the goodput of %s as its PromQL, 0 while nothing is served', async (model, most) => {
      const grid: Grid = { startS: END_S - 1800, endS: END_S, stepS: STEP_S };
      const selector = `model_name="${model}"`;
      const load = loaderFor(selector, grid);
      for (const { reading } of panelOf('slo-goodput')?.series ?? []) {
        const [result] = await load([reading]);
        const { les = new Map<string, string[]>() } = result ?? {};
        const query = promqlOf(reading, bindingOf(selector), (histogram) => les.get(histogram) ?? []);
        const { series } = await client().range(query, grid, new AbortController().signal);
        const expected = [...(series[0]?.samples.values ?? [])];
        const values = result?.columns[0]?.values ?? [];
        expect(values).toHaveLength(gridLength(grid));
        for (const [i, value] of expected.entries()) expect(values[i] ?? NaN).toBeCloseTo(value, 9);
        expect(Math.max(...expected) > 0).toBe(most > 0);
        expect(Math.max(...expected)).toBeLessThanOrEqual(most);
      }
    });

    it('has burn rates from the first samples of a server on, where the range begins before them', async () => {
      const first = END_S - HISTORY_S;
      const grid: Grid = { startS: first - 1200, endS: first + 1200, stepS: STEP_S };
      const [burn, share] = ['slo-burn', 'slo-attainment'].map((id) => panelOf(id)?.series[0]?.reading);
      if (!burn || !share) throw new Error('There is no such panel.');
      const results = await loaderFor('model_name="internlm3-8b-instruct"', grid)([burn, share]);
      const [begins] = results.map(({ columns }) => columns[0]?.values.findIndex((value) => value !== null));
      expect(begins).toBe(results[1]?.columns[0]?.values.findIndex((value) => value !== null));
      expect(results[0]?.columns[0]?.values.at(-1)).toBeTypeOf('number');
    });

    it('has request phases that add up to the end-to-end latency', async () => {
      const [, queue, prefill, decode, rest] = (await at('request-phases', BUSY_S, '')).map(
        ([value]) => value ?? NaN,
      );
      const e2e = (await at('e2e-latency', BUSY_S, '')).at(-1)?.[0] ?? NaN;
      expect((queue ?? NaN) + (prefill ?? NaN) + (decode ?? NaN) + (rest ?? NaN)).toBeCloseTo(e2e, 6);
    });
  },
);
