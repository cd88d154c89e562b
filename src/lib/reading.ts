/** The name of a latency goal, in seconds. */
export type SloKey = 'ttftSeconds' | 'itlSeconds' | 'e2eSeconds';

/** Latency goals, and the share of requests, 0 to 1, that should be within each of them. */
export interface Slo extends Readonly<Record<SloKey, number>> {
  readonly objective: number;
}

/**
 * What one line of a panel needs from Prometheus, by its meaning. `queries/` decides which queries serve all readings of
 * a page.
 *
 * - `quantile`, `mean`, `count`, `share`, `cells`: statistics of a classic histogram, over all selected ranks. `histogram`
 *   is the name without `_bucket`, `_sum`, `_count`. `count` is observations per second; `share` the part of them, 0 to 1,
 *   at or below a latency goal; `cells` what a heatmap draws: a column for each bucket, observations per second in that
 *   bucket alone, with its upper bound in the label `le`.
 * - `burn`: how many times faster than allowed the error budget of a goal was spent over the `overS` seconds before each
 *   point, which for the first points begin before the range.
 * - `goodput`: requests per second within all goals, at least (`lower`) or at most (`upper`): each histogram has the share of
 *   one goal, and none that of two. `count` is the histogram whose observations are the requests.
 * - `api-wait`: the estimated wait for a request handle, which is in no histogram; see {@link ApiWaitValue}. `byRank` gives
 *   one line for each rank instead of one for all selected ranks. `parts` are other readings that its value needs: the mean
 *   of a histogram, which is added, or gauges of the engine.
 * - `ratio`: `plus + times × part / whole`, both PromQL with placeholders, with a gap where the whole is not above 0. `part`
 *   and `whole` have the same labels, or `whole` has none and counts for every series of `part`.
 * - `gauge`: PromQL with placeholders for the level of something. A point is the highest value within the step before it.
 * - `expr`: PromQL with the placeholders of {@link PLACEHOLDERS}. `isRatio`: the mean of its points over time means nothing.
 */
export type Reading =
  | { readonly kind: 'quantile'; readonly histogram: string; readonly q: number }
  | { readonly kind: 'mean'; readonly histogram: string }
  | { readonly kind: 'count'; readonly histogram: string }
  | { readonly kind: 'share'; readonly histogram: string; readonly within: SloKey }
  | { readonly kind: 'cells'; readonly histogram: string }
  | { readonly kind: 'burn'; readonly histogram: string; readonly within: SloKey; readonly overS: number }
  | {
      readonly kind: 'goodput';
      readonly edge: 'lower' | 'upper';
      readonly goals: readonly { readonly histogram: string; readonly within: SloKey }[];
      readonly count: string;
    }
  | {
      readonly kind: 'api-wait';
      readonly of: ApiWaitValue;
      readonly byRank?: true;
      readonly parts?: readonly Reading[];
    }
  | RatioReading
  | { readonly kind: 'gauge'; readonly expr: string }
  | {
      readonly kind: 'expr';
      readonly expr: string;
      readonly isRatio?: true;
      /** Adapts `expr` to the selection, before the placeholders are replaced. Left out: it is the same for each. */
      readonly adapted?: (expr: string, facts: SelectionFacts) => string;
    };

/** What an expression that depends on the selection is adapted to. The fields are those of a binding. */
export interface SelectionFacts {
  /** Label matchers without braces; may be empty. */
  readonly selector: string;
  /** The label with the same value for a server and the GPUs of its host; null or left out: their addresses. */
  readonly gpuHostLabel?: string | null;
  /** Seconds between two points; left out where that is not known. */
  readonly sampling?: { readonly stepS: number };
}

export interface RatioReading {
  readonly kind: 'ratio';
  readonly part: string;
  readonly whole: string;
  /**
   * What `whole` adds to `part`, where it is their sum. It is then loaded in place of `whole`: other readings often need it too. Left
   * out: `whole` is loaded.
   */
  readonly rest?: string;
  /** Default: 0. */
  readonly plus?: number;
  /** Default: 1. */
  readonly times?: number;
}

export type BurnReading = Extract<Reading, { kind: 'burn' }>;

/** A reading that is computed from histograms. */
export type StatisticReading = Exclude<Reading, { kind: 'expr' | 'ratio' | 'gauge' | 'api-wait' }>;

export const isOfHistogram = (reading: Reading): reading is StatisticReading =>
  !['expr', 'ratio', 'gauge', 'api-wait'].includes(reading.kind);

/** The expressions that a reading needs besides its parts, with placeholders; none for a reading of a histogram. */
export function exprsOf(reading: Reading): readonly string[] {
  if (reading.kind === 'expr' || reading.kind === 'gauge') return [reading.expr];
  return reading.kind === 'ratio' ? [reading.part, reading.rest ?? reading.whole] : [];
}

/**
 * - `wait`: the mean wait of requests that get a handle, seconds; a gap where it cannot be known, and where no request
 *   arrives.
 * - `wait-at-most`: its upper bound, seconds, only where `wait` cannot be known.
 * - `queued`: requests that wait for a handle; a gap where that cannot be known.
 * - `queued-at-most`: its upper bound, only where `queued` cannot be known.
 * - `queued-or-at-most`: `queued`, or its upper bound where it cannot be known.
 * - `stalled`: requests that wait while none gets a handle, else a gap.
 * - `leaked`: lower bound of the disconnected requests that LMDeploy counts as waiting.
 * - `waiting`: `queued-or-at-most` of each rank and the queue of its engine together. The part is that queue by rank.
 * - `idle-ranks`: for each model, ranks whose engine has no request while a request waits at a rank of the model, for its
 *   engine or for a handle. The parts are the requests in the batch and those in the queue of the engine, by rank.
 */
export type ApiWaitValue =
  | 'wait'
  | 'wait-at-most'
  | 'queued'
  | 'queued-at-most'
  | 'queued-or-at-most'
  | 'stalled'
  | 'leaked'
  | RankQueueValue;

/** A value that combines the API queue with gauges of the engines. */
export type RankQueueValue = 'waiting' | 'idle-ranks';

/** A reading of the wait for a request handle. */
export type ApiWaitReading = Extract<Reading, { kind: 'api-wait' }>;

/** The readings, and the parts that their values need. */
export const withParts = (readings: readonly Reading[]): readonly Reading[] =>
  readings.flatMap((r) => (r.kind === 'api-wait' ? [r, ...(r.parts ?? [])] : r));

/** The gauge without which there is no estimate of the wait. */
const API_WAITING = 'lmdeploy:num_api_requests_waiting';

/** A reading that is measured against a latency goal. */
export type GoalReading = Extract<Reading, { kind: 'share' | 'burn' | 'goodput' }>;

export const isGoalReading = (reading: Reading): reading is GoalReading =>
  reading.kind === 'share' || reading.kind === 'burn' || reading.kind === 'goodput';

/**
 * The closed set of placeholders in an `expr`:
 * `$selector` the label matchers of the view, without braces; `$window` the rate window of a counter;
 * `$gaugeWindow` the rate window of a gauge that holds a total since start (LMDeploy sets such gauges every 10 s);
 * `$slowWindow` that of a figure which must not change with each request: five minutes, or `$window` where that is longer;
 * `$newsS` how long an event of a rank is reported, seconds: an hour, or until the next point where that is later;
 * `$ttftBounds`, `$itlBounds` and `$e2eBounds` the `le` of the buckets that decide which share is within that goal;
 * `$rank` the labels that identify a rank, and `$target` those that identify a scrape target, for `by` and `on`;
 * `$gpus(…)` the highest value of each GPU of the selection's hosts, where the reading has `adapted`.
 */
export const PLACEHOLDERS = [
  '$selector',
  '$window',
  '$gaugeWindow',
  '$slowWindow',
  '$newsS',
  '$ttftBounds',
  '$itlBounds',
  '$e2eBounds',
  '$rank',
  '$target',
  '$gpus',
] as const;

/** The labels that identify a rank. Which these are depends on the targets, so it is a placeholder. */
export const RANK = '$rank';

/** The labels that identify a scrape target. */
export const TARGET = '$target';

/** The histograms that a reading needs besides its parts, each once. */
export function histogramsOf(reading: Reading): string[] {
  if (!isOfHistogram(reading)) return [];
  if (reading.kind !== 'goodput') return [reading.histogram];
  return [...new Set([...reading.goals.map(({ histogram }) => histogram), reading.count])];
}

const METRIC_NAME = /\b(?:[a-z][a-z0-9_]*:[a-z0-9_]+|process_[a-z_]+|DCGM_[A-Z0-9_]+)/g;

/** The metric names that a reading needs, each once, in their order. */
export function metricsOf(reading: Reading): string[] {
  if (reading.kind === 'api-wait') return [API_WAITING, ...(reading.parts ?? []).flatMap(metricsOf)];
  if (isOfHistogram(reading)) return histogramsOf(reading).map((name) => `${name}_bucket`);
  return [...new Set(exprsOf(reading).flatMap((expr) => expr.match(METRIC_NAME) ?? []))];
}
