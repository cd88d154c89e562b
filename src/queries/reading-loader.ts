import type { Column } from '../lib/column';
import { settleAll } from '../lib/settle-all';
import { gridLength, type Grid } from '../lib/frame';
import {
  histogramsOf,
  isGoalReading,
  isOfHistogram,
  withParts,
  type BurnReading,
  type Reading,
} from '../lib/reading';
import { ApiWaitPart } from './api-wait/api-wait-part';
import type { ApiWait } from './api-wait/load-api-wait';
import type { Binding } from './binding';
import type { ColumnCache } from './cache/column-cache';
import { HistogramTwins } from './histogram/twins';
import { certaintyAt } from './histogram/certainty-at';
import type { burnOf } from './histogram/burn';
import { canMixBounds, MixedBoundsPart } from './histogram/mixed-bounds-part';
import { histogramReading, type HistogramReading } from './histogram/histogram-reading';
import type { Repair } from './histogram/repair';
import { needsBuckets, statisticsOf, type Statistic } from './histogram/statistics';
import type { TimedMatrix } from './http/client';
import { QueryError, toQueryError } from './http/errors';
import { exprResult } from './expr-result';
import { overallOf } from './histogram/overall';
import { lazyPart } from './lazy-part';
import { histogramExpr, querySourcesOf } from './query-sources';
import type { Samples } from './samples';
import { matrixWithin, type Matrix } from './matrix';
import { asColumns, BLANK_RESULT, notesOf, type ReadingResult, type TimedResult } from './reading-result';

/** Loads the readings of one group; the results come in their order. @throws QueryError, from the promise */
export type LoadReadings = (readings: readonly Reading[]) => Promise<ReadingResult[]>;

/** Sends range queries, each by itself or several together. */
export interface RangeClient {
  /** @param isLarge true for an expression of many series: over many points it is not sent together with others */
  range(expr: string, grid: Grid, signal: AbortSignal, isLarge?: boolean): Promise<TimedMatrix>;
}

interface ReadingLoaderOptions {
  readonly client: RangeClient;
  readonly cache: ColumnCache;
  /** For what burn rates need of the time before the range; {@link cache} when left out. */
  readonly pastCache?: ColumnCache;
  /** For the day before the range, which the estimate of the API wait needs; {@link cache} when left out. */
  readonly lookBackCache?: ColumnCache;
  /** Another grid whose day before is loaded together with this one, where the two days overlap. */
  readonly lookBackWith?: Grid;
  /** The code of the estimate; left out: it is loaded for this loader. */
  readonly apiWaitPart?: ApiWaitPart;
  /** True when histograms are sent together with other expressions however many points they have. */
  readonly isCompact?: boolean;
  /** Settles when there is time to compute columns; left out: at once. */
  readonly beforeColumns?: () => Promise<void>;
  /** All readings of the page: a histogram is queried without buckets when none of them needs buckets. */
  readonly readings: readonly Reading[];
  readonly binding: Binding;
  readonly grid: Grid;
  readonly repair: Repair;
  /** Remembers which histograms have the same buckets, from load to load. */
  readonly twins?: HistogramTwins;
  /** Remembers where servers have different buckets, from load to load. */
  readonly mixedBounds?: MixedBoundsPart;
  /** Aborts every request. */
  readonly signal: AbortSignal;
  /** Results of other loaders of the same moment. */
  readonly shared?: SharedResults;
}

/**
 * Results of one moment. Loaders that share them run each query once and compute each statistic once; a query that
 * failed is forgotten, so that the next loader runs it again.
 */
export interface SharedResults {
  /** Names the load in caches, which keep it for longer than its results. */
  readonly load: object;
  /** By grid and expression. */
  readonly results: Map<string, Promise<TimedResult>>;
  /** The parts of each histogram's result. */
  readonly histograms: WeakMap<TimedResult, HistogramReading>;
  /** The columns of each statistic, by grid and reading. */
  readonly columns: Map<string, readonly Column[]>;
  /** The API wait, by grid; null where its code could not be loaded. */
  readonly apiWaits: Map<string, Promise<ApiWait<TimedResult> | null>>;
}

/** What a burn rate needs besides the histogram of its range. */
interface LoadedBurn {
  readonly burnOf: typeof burnOf;
  /** The histogram before the range; null where it does not look there. */
  readonly past: { readonly grid: Grid; readonly result: TimedResult } | null;
}

export const noResults = (): SharedResults => ({
  load: {},
  results: new Map(),
  histograms: new WeakMap(),
  columns: new Map(),
  apiWaits: new Map(),
});

/**
 * Makes a loader for one grid. It decides which queries the readings of a page need: each histogram is queried once for all
 * its statistics, each other expression once, and known points are not queried again. Groups that need the same expression share
 * it.
 */
export function createReadingLoader(options: ReadingLoaderOptions): LoadReadings {
  const { client, cache, binding, grid, repair, signal, shared = noResults() } = options;
  const {
    pastCache = cache,
    twins = new HistogramTwins(),
    mixedBounds = new MixedBoundsPart(),
    apiWaitPart = new ApiWaitPart(Date.now),
  } = options;
  const backOffId = String(grid.stepS);
  const gridKey = `${grid.startS} ${grid.endS} ${grid.stepS}`;
  const withBuckets = new Set(
    options.readings.flatMap((r) => (isOfHistogram(r) && needsBuckets(r) ? histogramsOf(r) : [])),
  );

  const loadTimed = async (
    expr: string,
    on: Grid,
    from: ColumnCache,
    isLarge: boolean,
    until: AbortSignal,
  ): Promise<TimedResult> => {
    const startedMs = performance.now();
    const fetchPart = (part: Grid): Promise<TimedMatrix> => client.range(expr, part, until, isLarge);
    const matrix = await from.load(expr, on, fetchPart, shared.load);
    return { ...matrix, durationMs: performance.now() - startedMs };
  };
  const once = (key: string, load: () => Promise<TimedResult>): Promise<TimedResult> => {
    const known = shared.results.get(key);
    if (known) return known;
    const result = load();
    shared.results.set(key, result);
    result.catch(() => shared.results.delete(key));
    return result;
  };
  const keyOf = (expr: string, on: Grid): string => `${on.startS} ${on.endS} ${on.stepS} ${expr}`;
  const loadOnce = (
    expr: string,
    on = grid,
    from = cache,
    isLarge = false,
    until = signal,
  ): Promise<TimedResult> => once(keyOf(expr, on), () => loadTimed(expr, on, from, isLarge, until));
  const loadSums = (name: string): Promise<TimedResult> => {
    const hasBuckets = withBuckets.has(name);
    return loadOnce(histogramExpr(name, hasBuckets, binding), grid, cache, hasBuckets && !options.isCompact);
  };
  const loadMixed = async (name: string): Promise<TimedResult> => {
    const sums = loadSums(name);
    const bounds = await mixedBounds.load();
    return bounds.filled({ histogram: name, binding, grid }, sums, loadOnce);
  };
  /** A histogram whose buckets may differ between servers is loaded so that each bucket has all of them. */
  const loadWhole = (name: string): Promise<TimedResult> =>
    withBuckets.has(name) && canMixBounds(name)
      ? once(`${gridKey} ${name}`, () => loadMixed(name))
      : loadSums(name);
  const loadWithTwin = async (name: string, twin: string): Promise<TimedResult> => {
    const totals = loadOnce(histogramExpr(name, false, binding));
    const both = await settleAll([totals, loadWhole(twin)]);
    return twins.withBucketsOf(name, binding.selector, ...both) ?? loadWhole(name);
  };
  /** A histogram that has the buckets of another one is loaded without its own. */
  const loadHistogram = (name: string): Promise<TimedResult> => {
    const twin = withBuckets.has(name) ? twins.twinOf(name, binding.selector) : null;
    return twin !== null && withBuckets.has(twin)
      ? once(`${gridKey} ${name}`, () => loadWithTwin(name, twin))
      : loadWhole(name);
  };
  const loadBurn = async (reading: BurnReading): Promise<LoadedBurn> => {
    const { burnOf, burnPastOf } = await lazyPart(import('./histogram/burn'));
    const past = burnPastOf(reading, grid, binding);
    return {
      burnOf,
      past: past && { grid: past.grid, result: await loadOnce(past.expr, past.grid, pastCache) },
    };
  };
  const estimateApiWait = async (): Promise<ApiWait<TimedResult> | null> => {
    const { lookBackCache = cache, lookBackWith } = options;
    const loadApiWait = await apiWaitPart.load();
    if (loadApiWait === null) return null;
    const earlier = apiWaitPart.backOff.waitsAfter(backOffId);
    if (earlier) throw earlier;
    const loadBefore = async (expr: string, on: Grid): Promise<TimedResult> => {
      const isKnown = shared.results.has(keyOf(expr, on));
      const result = await loadOnce(expr, on, lookBackCache, false, apiWaitPart.lookBackSignal);
      if (!isKnown) return result;
      // What was loaded for the other grid is kept for this one too.
      const known = (part: Grid): Promise<Matrix> => Promise.resolve(matrixWithin(result, on, part));
      await lookBackCache.load(expr, on, known, shared.load);
      return result;
    };
    const before = (expr: string, on: Grid): Promise<TimedResult> =>
      apiWaitPart.lookBack(`${on.stepS} ${expr}`, () => loadBefore(expr, on));
    return loadApiWait(grid, binding, { inRange: (expr, on) => loadOnce(expr, on), before }, lookBackWith);
  };
  const apiWaitOnce = (): Promise<ApiWait<TimedResult> | null> => {
    const known = shared.apiWaits.get(gridKey);
    if (known) return known;
    const apiWait = estimateApiWait();
    shared.apiWaits.set(gridKey, apiWait);
    const forget = (): boolean => shared.apiWaits.delete(gridKey);
    apiWait.then((loaded) => loaded ?? forget(), forget);
    return apiWait;
  };
  /** The estimate, or why it failed: other readings of the group have their columns all the same. */
  const apiWaitFor = async (
    readings: readonly Reading[],
  ): Promise<ApiWait<TimedResult> | QueryError | null> => {
    const others = readings.filter(({ kind }) => kind !== 'api-wait');
    try {
      return others.length < readings.length ? await apiWaitOnce() : null;
    } catch (cause) {
      const error = toQueryError(cause);
      if (others.length === 0 || error.kind === 'aborted') throw error;
      return error;
    }
  };
  const columnsKey = (reading: Statistic): string => `${gridKey} ${JSON.stringify(reading)}`;
  /** Computes the statistics that are not known yet. All quantiles of a histogram come from one walk over its buckets. */
  const computeColumns = (
    wanted: readonly Statistic[],
    histogramOf: (name: string) => HistogramReading,
    burnOf: (burn: BurnReading) => Samples | null,
  ): void => {
    const missing = wanted.filter((reading) => !shared.columns.has(columnsKey(reading)));
    const walked = new Set(missing.flatMap((r) => (r.kind === 'quantile' ? [r.histogram] : [])));
    const otherQuantiles = options.readings.filter(
      (r): r is Statistic => r.kind === 'quantile' && walked.has(r.histogram) && !missing.includes(r),
    );
    const statistics = [...missing, ...otherQuantiles];
    const lineSets = statisticsOf(statistics, { readingOf: histogramOf, burnOf }, binding.slo);
    for (const [i, lines] of lineSets.entries()) {
      const reading = statistics[i];
      const key = reading && columnsKey(reading);
      if (!reading || key === undefined || shared.columns.has(key)) continue;
      const overall = overallOf(reading, histogramOf, lines[0]?.samples);
      const columns = asColumns(lines);
      shared.columns.set(key, overall ? columns.map((column) => ({ ...column, overall })) : columns);
    }
  };

  return async (readings) => {
    const { histograms, exprs } = querySourcesOf(readings, binding);
    const estimated = apiWaitFor(readings);
    // Where others fail, the group does not wait for it.
    estimated.catch(() => undefined);
    const burns = readings.filter((reading) => reading.kind === 'burn');
    const [histogramResults, exprResults, loadedBurns] = await settleAll([
      settleAll(histograms.map((name) => loadHistogram(name))),
      settleAll(exprs.map((expr) => loadOnce(expr))),
      settleAll(burns.map(loadBurn)),
    ]);
    const apiWait = await estimated;
    // Where all queries fail, the server is at fault and not this estimate.
    // What took too long will do so again.
    if (apiWait !== null) apiWaitPart.isLate = apiWait instanceof QueryError && apiWait.kind === 'timeout';
    if (apiWait !== null && readings.some(({ kind }) => kind !== 'api-wait'))
      apiWaitPart.backOff.note(backOffId, apiWait instanceof QueryError ? apiWait : null);
    await options.beforeColumns?.();
    const loadedExpr = (expr: string): TimedResult => {
      const result = exprResults[exprs.indexOf(expr)];
      if (!result) throw new Error(`no result for ${expr}`);
      return result;
    };
    const resultOfHistogram = (name: string): TimedResult => {
      const result = histogramResults[histograms.indexOf(name)];
      if (!result) throw new Error(`no result for ${name}`);
      return result;
    };
    const histogramIn = (result: TimedResult, on: Grid): HistogramReading => {
      let reading = shared.histograms.get(result);
      if (!reading) {
        reading = histogramReading(result.series, gridLength(on), repair);
        shared.histograms.set(result, reading);
      }
      return reading;
    };
    const histogramOf = (name: string): HistogramReading => histogramIn(resultOfHistogram(name), grid);
    const loadedBurn = (reading: BurnReading): LoadedBurn | null =>
      loadedBurns[burns.indexOf(reading)] ?? null;
    const burnIn = (reading: BurnReading): Samples | null => {
      const loaded = loadedBurn(reading);
      if (loaded === null) return null;
      const { burnOf, past } = loaded;
      // The step of the rates, which is not that of a grid of one point.
      const on = { startS: grid.startS, stepS: binding.sampling?.stepS ?? grid.stepS };
      return burnOf(
        reading,
        { reading: histogramOf(reading.histogram), grid: on },
        past && { reading: histogramIn(past.result, past.grid), grid: past.grid },
        binding.slo,
      );
    };
    const resultOf = (reading: Reading): ReadingResult => {
      if (reading.kind === 'api-wait') {
        if (apiWait instanceof QueryError) return { ...BLANK_RESULT, failure: apiWait };
        const parts = (reading.parts ?? []).map(resultOf);
        return {
          columns: apiWait?.columnsOf(reading, parts) ?? [],
          ...notesOf([...(apiWait?.from ?? []), ...parts]),
        };
      }
      if (!isOfHistogram(reading)) return exprResult(reading, binding, loadedExpr);
      const names = histogramsOf(reading);
      const past = reading.kind === 'burn' ? loadedBurn(reading)?.past : null;
      return {
        columns: shared.columns.get(columnsKey(reading)) ?? [],
        ...(reading.kind === 'quantile'
          ? { certaintyAt: certaintyAt(histogramOf(reading.histogram), reading.q, binding.windowS) }
          : {}),
        ...(isGoalReading(reading)
          ? { les: new Map(names.map((name) => [name, histogramOf(name).les])) }
          : {}),
        ...notesOf([...names.map(resultOfHistogram), ...(past ? [past.result] : [])]),
      };
    };
    computeColumns(withParts(readings).filter(isOfHistogram), histogramOf, burnIn);
    return readings.map(resultOf);
  };
}
