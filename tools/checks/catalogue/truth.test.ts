import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rankRowsOf } from '../../../src/features/dashboard/rank-table/rank-rows';
import { mediansOf, stragglerFactor } from '../../../src/features/dashboard/rank-table/straggler';
import { DEFAULT_CONFIG } from '../../../src/lib/config';
import type { Grid } from '../../../src/lib/frame';
import { rankTable } from '../../../src/panels/rank-table';
import { gaugeWindowS, rateWindowS } from '../../../src/queries/grid';
import type { Binding } from '../../../src/queries/binding';
import { findBinary } from '../../programs/binaries';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import {
  ARRIVALS_PER_S,
  LEAKED_MODEL,
  LEAKED_MODEL_WITHOUT_FILES,
  TTFT_S,
  WAITING,
  WAITING_FOR_S,
} from './fixtures/leaked-series';
import { panelResults, loaderOn } from './fixtures/panel-results';
import {
  buildTruthWorld,
  END_S,
  FLEET_START_S,
  HANGING_UP,
  PATIENT,
  QUIET,
  RESTARTED,
  SCRAPE_INTERVAL_S,
  SLOW_ENGINE,
  SPECULATIVE,
  START_S,
  STEADY,
  truthBetween,
  UNEVEN,
  type Account,
} from './fixtures/truth-world';

/*
 * Compares the panels of simulated servers with the true work of those servers.
 */

const missing = (['prometheus', 'promtool'] as const).filter((name) => findBinary(name) === null);

const STEP_S = 15;
const SPAN_S = STEADY.toS - STEADY.fromS;
const SPAN: Grid = { startS: STEADY.fromS, endS: STEADY.toS, stepS: STEP_S };
const AT_END: Grid = { startS: STEADY.toS, endS: STEADY.toS, stepS: STEP_S };

const ofModel = (model: string): string => `model_name="${model}"`;

/** The binding that the page uses. */
const asPage = (selector: string): Binding => ({
  selector,
  windowS: rateWindowS(STEP_S, SCRAPE_INTERVAL_S),
  gaugeWindowS: gaugeWindowS(STEP_S, SCRAPE_INTERVAL_S),
  slo: DEFAULT_CONFIG.slo,
});

/** A binding with one window over the whole span. */
const atOnce = (selector: string): Binding => ({
  ...asPage(selector),
  windowS: SPAN_S,
  gaugeWindowS: SPAN_S,
});

const sumOf = (accounts: readonly Account[], of: (account: Account) => number): number =>
  accounts.reduce((sum, account) => sum + of(account), 0);

const meanOf = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

describe.skipIf(missing.length > 0)(
  `panels of simulated servers${missing.length > 0 ? ' (skipped: run npm run deps)' : ''}`,
  () => {
    let dataDir = '';
    let server: RunningPrometheus;

    beforeAll(async () => {
      dataDir = await buildTruthWorld();
      server = await startPrometheus({ dataDir });
    });
    afterAll(async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    });

    /** The values of each line of a panel, without gaps. For a line by rank, the columns are concatenated. */
    async function lines(id: string, binding: Binding, grid: Grid): Promise<number[][]> {
      const results = await panelResults(id, loaderOn(server.url, binding, grid));
      return results.map(({ columns }) => columns.flatMap(({ values }) => values.filter((v) => v !== null)));
    }

    /** The value of each line over the whole span. */
    const whole = async (id: string, model: string): Promise<number[]> =>
      (await lines(id, atOnce(ofModel(model)), AT_END)).map(([value]) => value ?? NaN);

    /** The values of a panel of ranks over the whole span, by engine. */
    async function byEngine(id: string, model: string): Promise<ReadonlyMap<string, number>> {
      const load = loaderOn(server.url, atOnce(ofModel(model)), AT_END);
      const [result] = await panelResults(id, load);
      return new Map(result?.columns.map(({ labels, values }) => [labels['engine'] ?? '', values[0] ?? NaN]));
    }

    const within = (value: number | undefined, truth: number, part: number): void => {
      expect(Math.abs((value ?? NaN) / truth - 1), `${value} for ${truth}`).toBeLessThanOrEqual(part);
    };

    describe('the estimated wait for admission while the queue has a constant length', () => {
      it.each([
        ['patient clients', PATIENT],
        ['clients of which some disconnect', HANGING_UP],
      ])('is within 20% of the true mean wait: %s', async (_, model) => {
        const truth = truthBetween(model, STEADY.fromS, STEADY.toS);
        const waitS = sumOf(truth, (a) => a.handleWaitS) / sumOf(truth, (a) => a.granted);
        const ttftS = sumOf(truth, (a) => a.firstTokenS) / sumOf(truth, (a) => a.firstTokens);
        expect(waitS).toBeGreaterThan(60);

        const [apiWait] = await lines('request-phases', asPage(ofModel(model)), SPAN);
        expect(apiWait).toHaveLength(SPAN_S / STEP_S + 1);
        within(meanOf(apiWait ?? []), waitS, 0.2);

        const [felt, ttft] = await lines('felt-ttft', asPage(ofModel(model)), SPAN);
        within(meanOf(felt ?? []), waitS + ttftS, 0.2);
        within(meanOf(ttft ?? []), ttftS, 0.05);
      });

      it('ignores stale requests', async () => {
        const [wait] = await lines('request-phases', asPage(ofModel(LEAKED_MODEL)), AT_END);
        expect(wait?.[0]).toBeCloseTo(WAITING / ARRIVALS_PER_S, 6);
      });

      it('has bounds instead of a line where open files are not counted', async () => {
        const grid = { ...AT_END, startS: AT_END.endS - WAITING_FOR_S - 2 * STEP_S };
        const binding = asPage(ofModel(LEAKED_MODEL_WITHOUT_FILES));
        const felt = await panelResults('felt-ttft', loaderOn(server.url, binding, grid));
        const [wait, ttft, bounds] = felt.map(({ columns }) => columns[0]);
        expect(wait?.values[0]).toBeCloseTo(TTFT_S, 6);
        expect(ttft?.values.at(-1)).toBeCloseTo(TTFT_S, 6);
        expect(wait?.values.at(-1)).toBeNull();
        expect(bounds?.values[0]).toBeNull();
        expect(bounds?.low?.at(-1)).toBeCloseTo(TTFT_S, 6);
        expect(bounds?.values.at(-1)).toBeGreaterThanOrEqual(WAITING / ARRIVALS_PER_S + TTFT_S);
        const [, , queued] = await panelResults('api-waiting-change', loaderOn(server.url, binding, grid));
        expect(queued?.columns[0]).toMatchObject({ low: expect.arrayContaining([null, 0]) as unknown });
        expect(queued?.columns[0]?.values.at(-1)).toBeCloseTo(WAITING, 1);
      });

      it('is 0 when no request waits', async () => {
        const truth = truthBetween(UNEVEN, STEADY.fromS, STEADY.toS);
        expect(sumOf(truth, (a) => a.handleWaitS)).toBe(0);
        expect((await whole('request-phases', UNEVEN))[0]).toBe(0);
        const [felt, ttft] = await whole('felt-ttft', UNEVEN);
        expect(ttft).toBeGreaterThan(0);
        expect(felt).toBe(ttft);
      });
    });

    it('leaves stale requests out of the queues of the ranks, and counts idle ranks only while a request waits', async () => {
      const grid = { ...AT_END, startS: AT_END.endS - WAITING_FOR_S - 2 * STEP_S };
      const load = loaderOn(server.url, asPage(ofModel(LEAKED_MODEL)), grid);
      const [queues] = await panelResults('rank-queue', load);
      const ends = queues?.columns.map(({ labels, values }) => [
        labels['engine'],
        values[0],
        Math.round(values.at(-1) ?? NaN),
      ]);
      expect(ends).toEqual([
        ['0', 0, WAITING],
        ['1', 0, 0],
      ]);
      const [idle] = await panelResults('rank-idle', load);
      expect(idle?.columns.map(({ values }) => [values[0], values.at(-1)])).toEqual([[0, 1]]);
    });

    it('counts each restart of a rank, for that rank alone', async () => {
      const restarts = await panelResults(
        'process-restarts',
        loaderOn(server.url, asPage(ofModel(RESTARTED)), { startS: END_S, endS: END_S, stepS: STEP_S }),
      );
      const columns = restarts[0]?.columns ?? [];
      expect(Object.fromEntries(columns.map(({ labels, values }) => [labels['engine'], values[0]]))).toEqual({
        0: 0,
        1: 2,
      });
      const [uptime] = await panelResults(
        'process-uptime',
        loaderOn(server.url, asPage(ofModel(RESTARTED)), { startS: END_S, endS: END_S, stepS: STEP_S }),
      );
      const [rank0 = NaN, rank1 = NaN] = uptime?.columns.map(({ values }) => values[0] ?? NaN) ?? [];
      expect(rank0).toBe(END_S - FLEET_START_S);
      // The rank was down for one minute after minute 20.
      expect(rank1).toBe(END_S - START_S - 21 * 60);
    });

    describe('ranks with one slow rank', () => {
      it('differ by the true factor', async () => {
        const truth = truthBetween(UNEVEN, STEADY.fromS, STEADY.toS);
        const itl = await byEngine('rank-itl', UNEVEN);
        const throughput = await byEngine('rank-throughput', UNEVEN);
        for (const { engine, interTokenS, outputs, generatedTokens } of truth) {
          within(itl.get(engine), interTokenS / outputs, 0.01);
          within(throughput.get(engine), generatedTokens / SPAN_S, 0.02);
        }
        const most = Math.max(...truth.map((a) => a.generatedTokens));
        within(
          (await whole('rank-balance', UNEVEN))[0],
          most / meanOf(truth.map((a) => a.generatedTokens)),
          0.01,
        );
      });

      it('mark only the slow rank in the table', async () => {
        const [table] = rankTable;
        const binding = atOnce(ofModel(UNEVEN));
        const results = await panelResults(table.id, loaderOn(server.url, binding, AT_END));
        const rows = rankRowsOf(table, { grid: AT_END, binding, results, before: null });
        const itlAt = table.series.findIndex(({ name }) => 'en' in name && name.en === 'ITL p95');
        const medians = mediansOf(rows, itlAt);
        const slow = rows.filter(
          (row) => stragglerFactor(row.cells[itlAt] ?? null, medians.get(row.model)) !== null,
        );
        expect(slow.map(({ engine }) => engine)).toEqual([SLOW_ENGINE]);
        expect(rows.map(({ state }) => state)).toEqual(['up', 'up', 'up', 'up']);
      });
    });

    describe('speculative decoding', () => {
      it('shows the true acceptance when it is on', async () => {
        const [truth] = truthBetween(SPECULATIVE, STEADY.fromS, STEADY.toS);
        if (!truth) throw new Error('There is no rank.');
        const { drafts, draftTokens, acceptedTokens } = truth;
        within((await whole('spec-acceptance', SPECULATIVE))[0], acceptedTokens / draftTokens, 0.01);
        within((await whole('spec-mean-length', SPECULATIVE))[0], 1 + acceptedTokens / drafts, 0.01);
        within((await whole('spec-waste', SPECULATIVE))[0], 1 - acceptedTokens / draftTokens, 0.01);
        const [positions = []] = await lines('spec-per-position', atOnce(ofModel(SPECULATIVE)), AT_END);
        expect(positions).toHaveLength(3);
        within(
          positions.reduce((sum, share) => sum + share, 0),
          acceptedTokens / drafts,
          0.01,
        );
      });

      it.each(['spec-acceptance', 'spec-mean-length', 'spec-per-position', 'spec-conditional', 'spec-waste'])(
        'has no sample when it is off: %s',
        async (id) => {
          expect((await lines(id, asPage(ofModel(PATIENT)), SPAN)).flat()).toEqual([]);
        },
      );
    });

    it.each([
      'time-to-first-token',
      'inter-token-latency',
      'e2e-latency',
      'queue-time',
      'decode-time-per-token',
      'request-phases',
      'felt-ttft',
      'prefix-hit-rate',
      'failure-ratio',
      'slo-attainment',
      'rank-itl',
    ])('a server without requests has no sample, neither 0 nor NaN: %s', async (id) => {
      expect((await lines(id, asPage(ofModel(QUIET)), SPAN)).flat()).toEqual([]);
    });

    it('selects one model alone, and sums several models', async () => {
      const throughput = async (selector: string): Promise<number> =>
        (await lines('token-throughput', atOnce(selector), AT_END))[1]?.[0] ?? NaN;
      const models = [UNEVEN, SPECULATIVE];
      const each = await Promise.all(models.map((model) => throughput(ofModel(model))));
      const both = await throughput(`model_name=~"${models.join('|')}"`);
      expect(both).toBeCloseTo(
        each.reduce((sum, value) => sum + value, 0),
        6,
      );
    });
  },
);
