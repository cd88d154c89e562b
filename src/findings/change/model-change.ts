import type { Labels } from '../../lib/labels';
import { causeKey, type Cause } from '../causes/cause';
import { causesIn } from '../causes/diagnose';
import type { Window } from '../causes/growth';
import { windowOf, type Look, type RankLook } from '../causes/look';
import { modelLook } from '../causes/model-look';
import { trafficShiftOf } from '../causes/demand-causes';
import { growthBetween, leastGrowth } from '../causes/step-law';
import { restartOf } from '../causes/process-causes';
import type { CauseRecord, RankRecord } from '../causes/record';
import { apiWaitOf, type Wait } from './api-wait-of';
import { demandOf, type Demand } from './demand';
import { movementOf, type Movement, type Slice } from './movement';
import { LATENCIES, latencyChange, type LatencyChange, type LatencyName } from './latency-change';
import { arrivalsOf, onsetOf } from './onset';
import type { Period, Periods } from '../../lib/period';
import { lookAtPeriod, slicesOf, windowOfPeriod } from './period-look';
import { coveredOf, coveredPart, type Covered } from './covered';
import type { RankPair } from './rank-parts';
import { medianStepS, rankTotals } from './rank-totals';

/** The change of one latency, and whether it is more than chance. */
export interface NamedChange extends LatencyChange {
  readonly name: LatencyName;
  readonly movement: Movement;
}

/** What changed at one model from one period to another. */
export interface ModelChange {
  readonly model: string;
  /** In the order of `byRank` of the parts. */
  readonly ranks: readonly { readonly key: string; readonly labels: Labels }[];
  /** Which part of each period Prometheus has samples of. */
  readonly covered: { readonly before: Covered; readonly now: Covered };
  /** Requests that finished in each period, as far as it is covered. */
  readonly finished: { readonly before: number; readonly now: number };
  /** Requests that were in the engine when the second period began: parts of them lie in the period before. Null without a sample. */
  readonly straddling: number | null;
  readonly demand: Demand;
  /** When the rate of requests rose from one level to a higher one, Unix seconds; null where there is no such moment. */
  readonly onsetS: number | null;
  /** Latencies with requests in both periods. */
  readonly latencies: readonly NamedChange[];
  /** What stands out in the second period, the cause before its effects. */
  readonly causes: readonly Cause[];
  /** What stands out in the first period beside the second one. */
  readonly earlierCauses: readonly Cause[];
}

/**
 * What changed from one period to another, model by model.
 * @param record samples of both periods
 * @param stepS distance of its times, seconds
 */
export function modelChanges(record: CauseRecord, stepS: number, before: Period, now: Period): ModelChange[] {
  const look = lookAtPeriod(record, before, now);
  const causes = causesInPeriod(look);
  const earlierCauses = causesInPeriod(lookAtPeriod(record, now, before));
  const waitOf = apiWaitOf(record, stepS);
  const models = [...new Set(look.ranks.map(({ model }) => model))].sort();
  return models.map((model) => {
    const ranks = look.ranks.filter((rank) => rank.model === model);
    return changeOf(look, model, ranks, { before, now }, waitOf, { causes, earlierCauses });
  });
}

/** The causes of a whole period, with the newest restart of each rank in it: a look at the present has the last minutes alone. */
function causesInPeriod(look: Look): Cause[] {
  const causes = causesIn(look);
  const known = new Set(causes.map(causeKey));
  const restarts = look.ranks.flatMap((own) => restartOf(look, own, look.windowS) ?? []);
  return [...causes, ...restarts.filter((restart) => !known.has(causeKey(restart)))];
}

function changeOf(
  look: Look,
  model: string,
  ranks: readonly RankLook[],
  periods: Periods,
  waitOf: Wait,
  found: Pick<ModelChange, 'causes' | 'earlierCauses'>,
): ModelChange {
  const { record } = look;
  const least = leastGrowth(trafficShiftOf(modelLook(model, ranks)).hasMoved);
  const windows = {
    before: windowOfPeriod(record, periods.before),
    now: windowOfPeriod(record, periods.now),
  };
  const pairsOf = (before: Window, now: Window): RankPair[] =>
    ranks.map(({ rank, law }) => {
      const totals = totalsOf(rank, before, now, waitOf);
      return { ...totals, growthPerRequest: growthBetween(law, least, totals.before, totals.now) };
    });
  const pairs = pairsOf(windows.before, windows.now);
  const sum = (of: (pair: RankPair) => number): number => pairs.reduce((total, pair) => total + of(pair), 0);
  const finished = { before: sum((pair) => pair.before.finished), now: sum((pair) => pair.now.finished) };
  const slices = (period: Period): SlicePairs[] =>
    slicesOf(record, period, windowOf(record)).map((window) => ({
      startS: record.timesS[window.from] ?? period.startS,
      endS: record.timesS[window.to] ?? period.endS,
      pairs: pairsOf(window, window),
    }));
  const sliced = { before: slices(periods.before), now: slices(periods.now) };
  const covered = {
    before: coveredOf(record, ranks, windows.before, periods.before),
    now: coveredOf(record, ranks, windows.now, periods.now),
  };
  return {
    model,
    ranks: ranks.map(({ rank }) => ({ key: rank.key, labels: rank.labels })),
    covered,
    finished,
    straddling: inEngineAt(ranks, windows.now.from),
    demand: demandOf(pairs, {
      before: coveredPart(periods.before, covered.before),
      now: coveredPart(periods.now, covered.now),
    }),
    onsetS: onset(record, ranks, windows),
    latencies: LATENCIES.flatMap((name): NamedChange[] => {
      const change = latencyChange(name, pairs);
      if (change === null) return [];
      const of = (parts: readonly SlicePairs[]): Slice[] => parts.flatMap((part) => sliceOf(name, part));
      const movement = movementOf(change, finished, { before: of(sliced.before), now: of(sliced.now) });
      return [{ ...change, name, movement }];
    }),
    causes: found.causes.filter((cause) => cause.model === model),
    earlierCauses: found.earlierCauses.filter((cause) => cause.model === model),
  };
}

interface SlicePairs extends Period {
  readonly pairs: readonly RankPair[];
}

/** The mean of a latency in a slice; none without requests. */
function sliceOf(name: LatencyName, { startS, endS, pairs }: SlicePairs): Slice[] {
  const mean = latencyChange(name, pairs)?.now ?? null;
  const finished = pairs.reduce((sum, { now }) => sum + now.finished, 0);
  return mean === null ? [] : [{ startS, endS, mean, finished }];
}

/** The moment within both periods, where they are side by side. */
function onset(
  record: CauseRecord,
  looks: readonly RankLook[],
  { before, now }: { readonly before: Window; readonly now: Window },
): number | null {
  if (before.to < now.from) return null;
  return onsetOf(
    arrivalsOf(
      record,
      looks.map(({ rank }) => rank),
      { from: before.from, to: now.to },
    ),
  );
}

function totalsOf(
  rank: RankRecord,
  before: Window,
  now: Window,
  waitOf: Wait,
): Pick<RankPair, 'before' | 'now'> {
  const usualStepS = medianStepS(rank, before);
  return {
    before: rankTotals(rank, before, usualStepS, waitOf),
    now: rankTotals(rank, now, usualStepS, waitOf),
  };
}

function inEngineAt(ranks: readonly RankLook[], index: number): number | null {
  const counts = ranks.flatMap(({ rank: { meters } }) => {
    const [running, queued] = [meters.running[index] ?? null, meters.queued[index] ?? null];
    return running === null || queued === null ? [] : [running + queued];
  });
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}
