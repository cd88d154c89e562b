import { estimateRank } from '../../lib/api-wait/estimate-rank';
import type { Grid } from '../../lib/frame';
import type { Slo } from '../../lib/reading';
import type { CapacityLatency, CapacityMeter } from './capacity-meters';
import { unknownMinutes, type Minutes } from './minutes';

/** A bucket next to a goal, cumulative as exported. */
export interface GoalBucket {
  /** Upper bound, seconds; Infinity for that of all observations. */
  readonly le: number;
  readonly values: Float64Array;
}

/** Raw samples of one rank on a grid; NaN without a sample. */
export interface RankSamples {
  readonly meters: Readonly<Record<CapacityMeter, Float64Array>>;
  readonly buckets: Readonly<Record<CapacityLatency, readonly GoalBucket[]>>;
  /** The quantile of the objective over the minute before each point, from Prometheus, seconds. */
  readonly ttftS: Float64Array;
  readonly itlS: Float64Array;
}

/** Seconds by which two readings of one start time may differ. */
const SAME_START_S = 2;

/**
 * The minutes of a rank: differences of raw samples, so that they add up to what Prometheus holds. A minute in which the process
 * started has no rates, since what it counted before is not known.
 * @param grid the points of the samples, one more than minutes
 */
export function rankMinutes(grid: Grid, samples: RankSamples, slo: Slo): Minutes {
  const { meters, buckets } = samples;
  const length = meters.running.length - 1;
  const { startS, stepS } = grid;
  const minutes = unknownMinutes(
    Float64Array.from({ length }, (_, i) => startS + (i + 1) * stepS),
    stepS,
  );
  const waits = waitsOf(grid, meters);
  const isNew = startsOf(meters);
  for (let i = 0; i < length; i++) {
    const grown = (values: Float64Array): number => (values[i + 1] ?? NaN) - (values[i] ?? NaN);
    minutes.isReset[i] = isNew[i + 1] ?? 0;
    const running = meters.running[i + 1] ?? NaN;
    if (Number.isNaN(running) || Number.isNaN(meters.running[i] ?? NaN)) continue;
    minutes.ranks[i] = 1;
    minutes.running[i] = running;
    minutes.routed[i] = meters.routed[i + 1] ?? NaN;
    const wait = waits[i + 1];
    minutes.queued[i] = wait?.queued ?? NaN;
    minutes.arrivals[i] = wait ? (wait.rate ?? wait.rateHigh) : NaN;
    if (isNew[i + 1] === 1) continue;
    minutes.requests[i] = grown(meters.ttft) / stepS;
    // LMDeploy before v0.14 does not export cached tokens.
    const cached = grown(meters.cached);
    minutes.prompt[i] = (grown(meters.prompt) - (Number.isNaN(cached) ? 0 : cached)) / stepS;
    minutes.output[i] = grown(meters.output) / stepS;
    minutes.ttftCount[i] = grown(meters.ttft);
    minutes.ttftWithin[i] = within(buckets.ttft, slo.ttftSeconds, grown);
    minutes.itlCount[i] = grown(meters.itl);
    minutes.itlWithin[i] = within(buckets.itl, slo.itlSeconds, grown);
    minutes.ttftS[i] = samples.ttftS[i + 1] ?? NaN;
    minutes.itlS[i] = samples.itlS[i + 1] ?? NaN;
  }
  return minutes;
}

/** 1 at the first sample of a process, except the first of all: its start time is later, or a count has fallen. */
function startsOf({ startS, ttft }: RankSamples['meters']): Uint8Array {
  let [start, count] = [NaN, NaN];
  return Uint8Array.from(ttft, (firstTokens, i) => {
    const since = startS[i] ?? NaN;
    const isNew = since > start + SAME_START_S || firstTokens < count;
    if (!Number.isNaN(since)) start = since;
    if (!Number.isNaN(firstTokens)) count = firstTokens;
    return isNew ? 1 : 0;
  });
}

/** Observations up to a goal; between two bounds by linear interpolation, above the highest bound all of them. */
function within(
  buckets: readonly GoalBucket[],
  goalS: number,
  grown: (values: Float64Array) => number,
): number {
  const upper = buckets.find(({ le }) => le >= goalS);
  const lower = buckets.findLast(({ le }) => le < goalS);
  if (!upper) return NaN;
  const upTo = grown(upper.values);
  if (upper.le === goalS || !Number.isFinite(upper.le)) return upTo;
  const below = lower ? grown(lower.values) : 0;
  const from = lower?.le ?? 0;
  return below + ((upTo - below) * (goalS - from)) / (upper.le - from);
}

function waitsOf(grid: Grid, meters: RankSamples['meters']): ReturnType<typeof estimateRank> {
  const known = (values: Float64Array): (number | null)[] =>
    Array.from(values, (value) => (Number.isNaN(value) ? null : value));
  return estimateRank(
    {
      grid,
      waiting: known(meters.apiWaiting),
      routed: known(meters.routed),
      ended: known(meters.succeeded.map((value, i) => value + (meters.failed[i] ?? NaN))),
      openFiles: known(meters.openFiles),
      startS: known(meters.startS),
    },
    null,
  );
}
