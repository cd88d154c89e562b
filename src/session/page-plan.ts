import { BLANK_RESULT } from '../queries/reading-result';
import { settleAll } from '../lib/settle-all';
import { USUAL_LATE_S } from '../lib/late-samples';
import { haveSameShape, type Grid } from '../lib/frame';
import type { Reading } from '../lib/reading';
import {
  createReadingLoader,
  type LoadReadings,
  type RangeClient,
  type SharedResults,
} from '../queries/reading-loader';
import { BackOff } from '../queries/back-off';
import { ApiWaitPart } from '../queries/api-wait/api-wait-part';
import { MixedBoundsPart } from '../queries/histogram/mixed-bounds-part';
import { HistogramTwins } from '../queries/histogram/twins';
import { QueryBatch } from '../queries/batch/query-batch';
import type { PrometheusClient } from '../queries/http/client';
import { ColumnCache } from '../queries/cache/column-cache';
import type { PageSetup } from '../queries/page-setup';
import type { Binding } from '../queries/binding';
import { latestGridOf, planGrid, type PageQuery } from './page-query';
import { apart, earlier, lateSOf, onSteps, shifted, until, type GridPlan } from './plan-grids';
import { historyGrid, newestOf, planPresent } from './present-grid';
import type { GroupResult, LatestResults } from './group-result';
import { AS_SCRAPED, type SampleDistance } from '../queries/sample-distance';
import type { ReadingGroup } from './reading-group';

/** All columns are loaded again after this time, cached or not. */
const FULL_EVERY_MS = 600_000;

/** 16 MB of columns. */
const MOST_NUMBERS = 2_000_000;

/** How one load gets its results. */
export interface PagePlan {
  readonly grid: Grid;
  readonly binding: Binding;
  /** Loads readings on the grid of the page. */
  readonly loadReadings: LoadReadings;
  /** @throws QueryError when one of the readings fails: half a panel would mislead */
  readonly loadGroup: (group: ReadingGroup) => Promise<GroupResult>;
}

interface PlannerOptions {
  readonly client: PrometheusClient;
  /** As in `Connection`. */
  readonly queries?: RangeClient | undefined;
  /** How far back a sample may still arrive, seconds; null: that is to be found. */
  readonly lateS: number | null;
  /** Epoch ms. */
  readonly now: () => number;
  /** False where no panel may need the estimate of the API queue: its code is then loaded when one does. Left out: true. */
  readonly mayEstimate?: boolean;
  /** Settles when there is time to compute what the page says of now; left out: at once. */
  readonly beforePresent?: () => Promise<void>;
  /** Called when a response lacks a part of the data. */
  readonly onmissing?: () => void;
}

/** Makes the plan of each load, and keeps the columns of earlier loads for the next one. */
export class PagePlanner {
  readonly #queries: RangeClient;
  readonly #toldLateS: number | null;
  readonly #now: () => number;
  readonly #beforePresent: (() => Promise<void>) | undefined;
  /** How far back a sample may still arrive, by the newest set-up, seconds. */
  #lateS: number;
  readonly #pageCache: ColumnCache;
  /** The earlier range of a comparison: the same queries, another range. */
  readonly #earlierCache: ColumnCache;
  readonly #endCache: ColumnCache;
  readonly #presentCache: ColumnCache;
  /** The present of an earlier range that is compared. */
  readonly #earlierPresentCache: ColumnCache;
  /** The point at the end of a range, and that of the earlier range. Each is loaded once: the next one comes soon. */
  readonly #latestCache: ColumnCache;
  readonly #earlierLatestCache: ColumnCache;
  /** What burn rates need of the time before a range, and before the earlier one. */
  readonly #pastCache: ColumnCache;
  readonly #earlierPastCache: ColumnCache;
  /** The day before a range: what is old does not change. */
  readonly #lookBackCache: ColumnCache;
  /** The day before the hour that the readings of now cover. */
  readonly #presentLookBackCache: ColumnCache;
  /** Groups that look back on days: each of their moments is loaded once. */
  readonly #rareCache: ColumnCache;

  readonly #twins = new HistogramTwins();
  readonly #mixedBounds = new MixedBoundsPart();
  readonly #apiWaitPart: ApiWaitPart;
  /** Readings that are loaded apart and wait after failures. */
  readonly #apartBackOff: BackOff;
  #responses = 0;
  #lastHistory: { readonly key: string; readonly grid: Grid } | null = null;

  constructor(options: PlannerOptions) {
    const { client, queries, lateS, now, mayEstimate = true, beforePresent, onmissing } = options;
    const cache = (fullEveryMs = FULL_EVERY_MS, of: number | null = null): ColumnCache =>
      new ColumnCache({
        lateS: () => of ?? this.#lateS,
        fullEveryMs,
        mostNumbers: MOST_NUMBERS,
        now,
        ...(onmissing ? { onmissing } : {}),
      });
    const sent = queries ?? new QueryBatch(client);
    this.#queries = {
      range: async (...query) => {
        const matrix = await sent.range(...query);
        this.#responses += 1;
        return matrix;
      },
    };
    this.#toldLateS = lateS;
    this.#beforePresent = beforePresent;
    this.#now = now;
    this.#apiWaitPart = new ApiWaitPart(now);
    this.#apartBackOff = new BackOff(now);
    this.#lateS = lateS ?? USUAL_LATE_S;
    this.#pageCache = cache();
    this.#earlierCache = cache();
    this.#endCache = cache();
    this.#presentCache = cache();
    this.#earlierPresentCache = cache();
    this.#latestCache = cache(FULL_EVERY_MS, 0);
    this.#earlierLatestCache = cache(FULL_EVERY_MS, 0);
    this.#pastCache = cache(Infinity);
    this.#earlierPastCache = cache(Infinity);
    this.#lookBackCache = cache(Infinity);
    this.#presentLookBackCache = cache(Infinity);
    this.#rareCache = cache(Infinity);
    // Beside the first requests, so that its queries go out with the others.
    if (mayEstimate) void this.#apiWaitPart.load();
  }

  /**
   * @param shared results that earlier plans loaded for the same moment
   * @param kept which samples the server has of the range
   */
  plan(
    query: PageQuery,
    setup: PageSetup,
    signal: AbortSignal,
    shared: SharedResults,
    kept: SampleDistance = AS_SCRAPED,
  ): PagePlan {
    const { isLive, selector, slo, plotWidthPx, groups, compareS } = query;
    const { range, shownToMs } = setup.hiddenS ? until(this.#now() - setup.hiddenS * 1000, query) : query;
    const ofRange = apart(setup, kept.ofRange);
    const { scrapeIntervalS } = ofRange;
    this.#lateS = lateSOf(setup, this.#toldLateS);
    const page = planGrid(range, plotWidthPx, ofRange, selector, slo, shownToMs);
    const present = planPresent(range.toMs, apart(setup, kept.ofEnd), selector, slo);
    const newest = { grid: newestOf(present.grid), binding: present.binding };
    const { grid, binding } = page;
    // The readings of now are small text beside the charts: all of them are one request, unless the charts have the same points.
    const isPresentCompact = present.grid.stepS !== grid.stepS || present.grid.startS !== grid.startS;
    const readings = groups.flatMap((group) => group.readings);
    const loaderOn = (cache: ColumnCache, on: GridPlan): LoadReadings =>
      createReadingLoader({
        client: this.#queries,
        cache,
        pastCache: cache === this.#earlierCache ? this.#earlierPastCache : this.#pastCache,
        lookBackCache: on === present ? this.#presentLookBackCache : this.#lookBackCache,
        // The two days before are one request where they overlap.
        lookBackWith: on === present ? grid : on.grid.startS === grid.startS ? present.grid : on.grid,
        apiWaitPart: this.#apiWaitPart,
        twins: this.#twins,
        mixedBounds: this.#mixedBounds,
        readings,
        isCompact: (on === present && isPresentCompact) || on === newest,
        ...(on === present && this.#beforePresent ? { beforeColumns: this.#beforePresent } : {}),
        repair: setup.repair,
        signal,
        shared,
        ...on,
      });
    const loadReadings = loaderOn(this.#pageCache, page);
    /** @param of what it is loaded for, beside the shown range */
    const oneByOne = ({ id, loadApart }: ReadingGroup, load: LoadReadings, of = ''): LoadReadings =>
      loadApart ? (wanted) => loadApart(id + of, wanted, load, this.#apartBackOff) : load;
    const latestGrid = latestGridOf(range, grid, scrapeIntervalS);
    const latest = latestGrid && { grid: latestGrid, binding };
    const loadLatest = latest && latestLoader(loaderOn(this.#latestCache, latest));
    const shiftOf = (stepS: number): number => (compareS === null ? 0 : Math.round(compareS / stepS) * stepS);
    const shiftS = shiftOf(grid.stepS);
    const loadEarlier = shiftS > 0 ? loaderOn(this.#earlierCache, shifted(page, shiftS)) : null;
    const loadEarlierLatest =
      latest && shiftS > 0
        ? latestLoader(
            loaderOn(this.#earlierLatestCache, { grid: onSteps(earlier(latest.grid, shiftS)), binding }),
          )
        : null;
    const loadRange = async (group: ReadingGroup): Promise<GroupResult> => {
      const { readings: wanted, hasLatest } = group;
      const isCompared = loadEarlier !== null && !wanted.every(isSpread);
      const [results, latestResults, before, earlierLatest] = await settleAll([
        oneByOne(group, loadReadings)(wanted),
        hasLatest && loadLatest ? loadLatest(wanted) : null,
        isCompared ? oneByOne(group, loadEarlier, ' before')(wanted) : null,
        hasLatest && isCompared && loadEarlierLatest ? loadEarlierLatest(wanted) : null,
      ]);
      return {
        ...page,
        results,
        ...(latest && latestResults ? { latest: { atS: latest.grid.endS, results: latestResults } } : {}),
        before: before && {
          shiftS,
          results: before,
          ...(earlierLatest ? { latest: earlierLatest } : {}),
        },
        ...(shownToMs === undefined ? {} : { shownEndS: shownToMs / 1000 }),
      };
    };
    const loadPresent = loaderOn(this.#presentCache, present);
    const loadFigures = async (group: ReadingGroup): Promise<GroupResult> => {
      const { readings: wanted } = group;
      const byS = shiftOf(present.grid.stepS);
      const [results, before] = await settleAll([
        oneByOne(group, loadPresent)(wanted),
        byS > 0
          ? oneByOne(group, loaderOn(this.#earlierPresentCache, shifted(present, byS)), ' before')(wanted)
          : null,
      ]);
      return { ...present, results, before: before && { shiftS: byS, results: before } };
    };
    /** What is loaded with charts that have the same points is there as soon. */
    const loadNewest = async (group: ReadingGroup): Promise<GroupResult> => {
      if (!isPresentCompact) return loadFigures(group);
      const { readings: wanted } = group;
      const needed = wanted.filter(({ kind }) => kind !== 'api-wait');
      const loaded = await oneByOne(group, loaderOn(this.#presentCache, newest))(needed);
      const results = wanted.map((reading) => loaded[needed.indexOf(reading)] ?? BLANK_RESULT);
      return { ...newest, results, before: null };
    };
    const loadWatches = async (group: ReadingGroup, isOfNow: boolean): Promise<GroupResult> => {
      const { readings: wanted, ofEnd } = group;
      if (isOfNow) return { ...present, results: await oneByOne(group, loadPresent)(wanted), before: null };
      const history = isLive ? { grid: this.#historyOf(page), binding } : page;
      // A range as long as the hour of now has no other group that says what is now.
      const isAlone = !isLive || haveSameShape(history.grid, present.grid);
      const needed = isAlone || !ofEnd ? wanted : wanted.filter((reading) => !ofEnd.has(reading));
      const loaded = await oneByOne(group, loaderOn(this.#pageCache, history))(needed);
      const results = wanted.map((reading) => loaded[needed.indexOf(reading)] ?? BLANK_RESULT);
      return { ...history, results, before: null };
    };
    // A short range that ends now lies within the hour that the readings of now cover.
    const isCovered = isLive && grid.startS >= present.grid.startS;
    const loadEnd = ({ readings: wanted, everyS, hasLatest }: ReadingGroup): Promise<GroupResult> => {
      const atEnd = (endS: number, stepS: number): Grid => ({ ...grid, startS: endS, endS, stepS });
      const load = async (cache: ColumnCache, at: Grid): Promise<GroupResult> => {
        const results = await loaderOn(cache, { grid: at, binding })(wanted);
        return { grid: at, binding, results, before: null };
      };
      if (everyS !== undefined) {
        // A multiple of `everyS` that is too old for late samples, so that each moment is loaded once.
        const endS = Math.floor((range.toMs / 1000 - this.#lateS) / everyS) * everyS;
        return load(this.#rareCache, atEnd(endS, everyS));
      }
      return hasLatest && latestGrid
        ? load(this.#latestCache, latestGrid)
        : load(this.#endCache, atEnd(grid.endS, grid.stepS));
    };
    const loadGroup = (group: ReadingGroup): Promise<GroupResult> => {
      if (group.isAtEnd) return loadEnd(group);
      if (group.time === 'now') return loadFigures(group);
      if (group.time === 'newest') return loadNewest(group);
      if (group.time === 'live') return loadWatches(group, isLive);
      return group.time === 'history' ? loadWatches(group, isCovered) : loadRange(group);
    };
    return { grid, binding, loadReadings, loadGroup };
  }

  /** How many queries had a result so far. */
  get responses(): number {
    return this.#responses;
  }

  /** True while the API queue comes long after the other readings of its groups. */
  get isQueueLate(): boolean {
    return this.#apiWaitPart.isLate;
  }

  set isQueueLate(isLate: boolean) {
    this.#apiWaitPart.isLate = isLate;
  }

  /** Withdraws what goes on from refresh to refresh. */
  stop(): void {
    this.#apiWaitPart.stop();
  }

  /** The next load includes what waits after failures. */
  tryAll(): void {
    this.#apiWaitPart.backOff.clear();
    this.#apartBackOff.clear();
  }

  #historyOf({ grid, binding }: GridPlan): Grid {
    const key = JSON.stringify(binding);
    const history = historyGrid(
      grid,
      this.#lastHistory?.key === key ? this.#lastHistory.grid : null,
      this.#lateS,
    );
    if (history === grid) this.#lastHistory = { key, grid };
    return history;
  }
}

/** A heatmap is not compared: two heatmaps in one chart cannot be read. */
const isSpread = ({ kind }: Reading): boolean => kind === 'cells';

/** Loads readings at one point; null for the cells of a heatmap, whose columns are all a step wide. */
const latestLoader =
  (load: LoadReadings) =>
  async (readings: readonly Reading[]): Promise<LatestResults> => {
    const wanted = readings.filter((reading) => !isSpread(reading));
    const results = await load(wanted);
    return readings.map((reading) => results[wanted.indexOf(reading)] ?? null);
  };
