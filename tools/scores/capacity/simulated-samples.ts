import type { CapacityMeter } from '../../../src/findings/capacity/capacity-meters';
import { MINUTE_S } from '../../../src/findings/capacity/minutes';
import type { GoalBucket, RankSamples } from '../../../src/findings/capacity/rank-minutes';
import type { Grid } from '../../../src/lib/frame';
import { BucketsAt } from '../../../src/queries/histogram/buckets-at';
import { quantileAt } from '../../../src/queries/histogram/quantile';
import { firstTokenBoundsS, tokenLatencyBoundsS } from '../../simulator/buckets';
import type { Fleet } from '../../simulator/fleet';
import type { Histogram } from '../../simulator/histogram';
import { processFamilies } from '../../simulator/process-families';
import type { ServerProcess } from '../../simulator/server-process';

/** What Prometheus would have of each rank of a fleet, a sample a minute, and of each model together. */
export interface SimulatedSamples {
  readonly grid: Grid;
  /** In the order of the fleet. */
  readonly ranks: readonly RankSamples[];
  /** Latencies of all ranks of a model together; by model. */
  readonly models: ReadonlyMap<string, Pick<RankSamples, 'ttftS' | 'itlS'>>;
  /** In the order of the fleet: requests that got a handle since the start, and their wait for it, seconds; not exported by LMDeploy. */
  readonly granted: readonly { readonly count: Float64Array; readonly sumS: Float64Array }[];
}

const openFiles = processFamilies().find(({ name }) => name === 'process_open_fds');

/** The meters of a process; null while it is down. */
const METERS: Readonly<Record<CapacityMeter, (process: ServerProcess, nowMs: number) => number>> = {
  running: ({ metrics }) => metrics.gauges.running,
  routed: ({ metrics }) => metrics.gauges.routed,
  apiWaiting: ({ metrics }) => metrics.gauges.apiWaiting,
  succeeded: ({ metrics }) => metrics.gauges.succeeded,
  failed: ({ metrics }) => metrics.gauges.failed,
  output: ({ metrics }) => metrics.generationTokens,
  prompt: ({ metrics }) => metrics.requestPromptTokens.sum,
  cached: ({ metrics }) => metrics.cachedTokens,
  ttft: ({ metrics }) => metrics.firstTokenS.count,
  itl: ({ metrics }) => metrics.interTokenS.count,
  startS: ({ startMs }) => startMs / 1000,
  openFiles: (process, nowMs) => {
    const value = new Float64Array(1);
    openFiles?.write(process, nowMs, value, 0);
    return value[0] ?? NaN;
  },
};

/** Runs a fleet and reads it each minute, the start included. */
export function simulatedSamples(fleet: Fleet, minutes: number, quantile: number): SimulatedSamples {
  const startS = fleet.nowMs / 1000;
  const blank = (): Float64Array => new Float64Array(minutes + 1).fill(NaN);
  const ranks = fleet.ranks.map(({ index, model }) => ({
    index,
    model,
    meters: mapped(METERS, blank),
    granted: { count: blank(), sumS: blank() },
    ttft: new ReadHistogram(firstTokenBoundsS, blank),
    itl: new ReadHistogram(tokenLatencyBoundsS, blank),
  }));
  for (let i = 0; i <= minutes; i++) {
    fleet.advanceTo((startS + i * MINUTE_S) * 1000);
    for (const { index, meters, ttft, itl, granted } of ranks) {
      const process = fleet.process(index);
      if (!process) continue;
      for (const [name, read] of Object.entries(METERS) as [CapacityMeter, (typeof METERS)[CapacityMeter]][])
        meters[name][i] = read(process, fleet.nowMs);
      const truth = fleet.truth(index)?.granted;
      granted.count[i] = truth?.count ?? NaN;
      granted.sumS[i] = truth?.sumS ?? NaN;
      ttft.read(process.metrics.firstTokenS, i);
      itl.read(process.metrics.interTokenS, i);
    }
  }
  const models = new Map<string, Pick<RankSamples, 'ttftS' | 'itlS'>>();
  for (const model of new Set(ranks.map((rank) => rank.model))) {
    const own = ranks.filter((rank) => rank.model === model);
    models.set(model, {
      ttftS: quantilesOf(
        own.map(({ ttft }) => ttft),
        minutes,
        quantile,
      ),
      itlS: quantilesOf(
        own.map(({ itl }) => itl),
        minutes,
        quantile,
      ),
    });
  }
  return {
    grid: { startS, endS: startS + minutes * MINUTE_S, stepS: MINUTE_S },
    ranks: ranks.map(({ meters, ttft, itl }) => ({
      meters,
      buckets: { ttft: ttft.buckets, itl: itl.buckets },
      ttftS: quantilesOf([ttft], minutes, quantile),
      itlS: quantilesOf([itl], minutes, quantile),
    })),
    models,
    granted: ranks.map(({ granted }) => granted),
  };
}

const mapped = <K extends string, V>(keys: Readonly<Record<K, unknown>>, valueOf: () => V): Record<K, V> =>
  Object.fromEntries(Object.keys(keys).map((key) => [key, valueOf()])) as Record<K, V>;

/** The cumulative buckets of a histogram, a column for each bound. */
class ReadHistogram {
  readonly buckets: readonly GoalBucket[];
  readonly #row: Float64Array;

  constructor(bounds: readonly number[], blank: () => Float64Array) {
    this.buckets = [...bounds, Infinity].map((le) => ({ le, values: blank() }));
    this.#row = new Float64Array(bounds.length + 3);
  }

  read(histogram: Histogram, i: number): void {
    histogram.write(this.#row, 0);
    for (const [b, { values }] of this.buckets.entries()) values[i] = this.#row[b] ?? NaN;
  }
}

/** The quantile of each minute over several histograms, NaN without an observation. */
function quantilesOf(histograms: readonly ReadHistogram[], minutes: number, q: number): Float64Array {
  const [first] = histograms;
  if (!first) return new Float64Array(0);
  const at = new BucketsAt(first.buckets.length);
  at.length = first.buckets.length;
  at.bounds.set(first.buckets.map(({ le }) => le));
  return Float64Array.from({ length: minutes + 1 }, (_, i) => {
    if (i === 0) return NaN;
    at.counts.fill(0);
    for (const { buckets } of histograms) {
      for (const [b, { values }] of buckets.entries()) {
        const grown = (values[i] ?? NaN) - (values[i - 1] ?? NaN);
        // A process that is down or has just started adds nothing.
        if (grown > 0) at.counts[b] = (at.counts[b] ?? 0) + grown;
      }
    }
    return quantileAt(at, q);
  });
}

/** The latencies of a model for the minutes, without the first sample. */
export function latenciesOf(
  models: SimulatedSamples['models'],
  model: string,
): Pick<RankSamples, 'ttftS' | 'itlS'> {
  const own = models.get(model);
  const blank = new Float64Array(0);
  return { ttftS: own?.ttftS.subarray(1) ?? blank, itlS: own?.itlS.subarray(1) ?? blank };
}
