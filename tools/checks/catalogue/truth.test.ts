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
import { ARRIVALS_PER_S, LEAKED_MODEL, WAITING } from './fixtures/leaked-series';
import { answersOf, askerOn } from './fixtures/panel-asker';
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
 * What the panels say of simulated servers, against what those servers did.
 */

const missing = (['prometheus', 'promtool'] as const).filter((name) => findBinary(name) === null);

const STEP_S = 15;
const SPAN_S = STEADY.toS - STEADY.fromS;
const SPAN: Grid = { startS: STEADY.fromS, endS: STEADY.toS, stepS: STEP_S };
const AT_END: Grid = { startS: STEADY.toS, endS: STEADY.toS, stepS: STEP_S };

const ofModel = (model: string): string => `model_name="${model}"`;

/** The windows of a page. */
const asPage = (selector: string): Binding => ({
  selector,
  windowS: rateWindowS(STEP_S, SCRAPE_INTERVAL_S),
  gaugeWindowS: gaugeWindowS(STEP_S, SCRAPE_INTERVAL_S),
  slo: DEFAULT_CONFIG.slo,
});

/** One window over the whole span: what a panel would say of all of it at once. */
const atOnce = (selector: string): Binding => ({
  ...asPage(selector),
  windowS: SPAN_S,
  gaugeWindowS: SPAN_S,
});

const sumOf = (accounts: readonly Account[], of: (account: Account) => number): number =>
  accounts.reduce((sum, account) => sum + of(account), 0);

const meanOf = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

describe.skipIf(missing.length > 0)(
  `the panels and the truth${missing.length > 0 ? ' (skipped: run npm run deps)' : ''}`,
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

    /** The numbers of each line of a panel, without the gaps. A line by rank has all of its columns in one. */
    async function lines(id: string, binding: Binding, grid: Grid): Promise<number[][]> {
      const results = await answersOf(id, askerOn(server.url, binding, grid));
      return results.map(({ columns }) => columns.flatMap(({ values }) => values.filter((v) => v !== null)));
    }

    /** The one number of each line over the whole span. */
    const whole = async (id: string, model: string): Promise<number[]> =>
      (await lines(id, atOnce(ofModel(model)), AT_END)).map(([value]) => value ?? NaN);

    /** The numbers of a panel of ranks over the whole span, by engine. */
    async function byEngine(id: string, model: string): Promise<ReadonlyMap<string, number>> {
      const ask = askerOn(server.url, atOnce(ofModel(model)), AT_END);
      const [answer] = await answersOf(id, ask);
      return new Map(answer?.columns.map(({ labels, values }) => [labels['engine'] ?? '', values[0] ?? NaN]));
    }

    const within = (value: number | undefined, truth: number, part: number): void => {
      expect(Math.abs((value ?? NaN) / truth - 1), `${value} for ${truth}`).toBeLessThanOrEqual(part);
    };

    describe('the wait for a handle, estimated while the queue keeps its length', () => {
      it.each([
        ['patient clients', PATIENT],
        ['clients of whom some hang up', HANGING_UP],
      ])('is within a fifth of the true mean wait: %s', async (_, model) => {
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

      it('leaves out what has been counted as waiting for hours', async () => {
        const [wait] = await lines('request-phases', asPage(ofModel(LEAKED_MODEL)), AT_END);
        expect(wait?.[0]).toBeCloseTo(WAITING / ARRIVALS_PER_S, 6);
      });

      it('is nothing where nobody waits', async () => {
        const truth = truthBetween(UNEVEN, STEADY.fromS, STEADY.toS);
        expect(sumOf(truth, (a) => a.handleWaitS)).toBe(0);
        expect((await whole('request-phases', UNEVEN))[0]).toBe(0);
        const [felt, ttft] = await whole('felt-ttft', UNEVEN);
        expect(ttft).toBeGreaterThan(0);
        expect(felt).toBe(ttft);
      });
    });

    it('each restart of a rank is counted, for that rank alone', async () => {
      const restarts = await answersOf(
        'process-restarts',
        askerOn(server.url, asPage(ofModel(RESTARTED)), { startS: END_S, endS: END_S, stepS: STEP_S }),
      );
      const columns = restarts[0]?.columns ?? [];
      expect(Object.fromEntries(columns.map(({ labels, values }) => [labels['engine'], values[0]]))).toEqual({
        0: 0,
        1: 2,
      });
      const [uptime] = await answersOf(
        'process-uptime',
        askerOn(server.url, asPage(ofModel(RESTARTED)), { startS: END_S, endS: END_S, stepS: STEP_S }),
      );
      const [rank0 = NaN, rank1 = NaN] = uptime?.columns.map(({ values }) => values[0] ?? NaN) ?? [];
      expect(rank0).toBe(END_S - FLEET_START_S);
      // Down from the 20th minute on, for one.
      expect(rank1).toBe(END_S - START_S - 21 * 60);
    });

    describe('ranks of which one is slow', () => {
      it('are as far apart as they are', async () => {
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

      it('have the slow one marked in their table, and no other', async () => {
        const [table] = rankTable;
        const binding = atOnce(ofModel(UNEVEN));
        const results = await answersOf(table.id, askerOn(server.url, binding, AT_END));
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
      it('has its true acceptance where it is on', async () => {
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
        'has no sample where it is off: %s',
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
    ])('a server that nobody asks has no sample, neither 0 nor NaN: %s', async (id) => {
      expect((await lines(id, asPage(ofModel(QUIET)), SPAN)).flat()).toEqual([]);
    });

    it('one model is told apart from another, and both together are their sum', async () => {
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
