import { settleAll } from '../lib/settle-all';
import type { Grid } from '../lib/frame';
import type { Reading } from '../lib/reading';
import { createReadingLoader, type LoadReadings, type SharedResults } from '../queries/reading-loader';
import type { PrometheusClient } from '../queries/http/client';
import { ColumnCache } from '../queries/cache/column-cache';
import type { PageSetup } from '../queries/page-setup';
import type { Binding } from '../queries/binding';
import { latestGridOf, planGrid, type PageQuery } from './page-query';
import type { GroupResult, LatestResults } from './group-result';
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
  /** How far back a sample may still arrive, seconds. */
  readonly lateS: number;
  /** Epoch ms. */
  readonly now: () => number;
}

/** Makes the plan of each load, and keeps the columns of earlier loads for the next one. */
export class PagePlanner {
  readonly #client: PrometheusClient;
  readonly #lateS: number;
  readonly #pageCache: ColumnCache;
  /** The earlier range of a comparison: the same queries, another range. */
  readonly #earlierCache: ColumnCache;
  readonly #endCache: ColumnCache;
  /** The point at the end of a range, and that of the earlier range. Each is loaded once: the next one comes soon. */
  readonly #latestCache: ColumnCache;
  readonly #earlierLatestCache: ColumnCache;
  /** The day before a range: what is old does not change. */
  readonly #lookBackCache: ColumnCache;
  /** Groups that look back on days: each of their moments is loaded once. */
  readonly #rareCache: ColumnCache;

  constructor({ client, lateS, now }: PlannerOptions) {
    const cache = (fullEveryMs = FULL_EVERY_MS, lateAfterS = lateS): ColumnCache =>
      new ColumnCache({ lateS: lateAfterS, fullEveryMs, mostNumbers: MOST_NUMBERS, now });
    this.#client = client;
    this.#lateS = lateS;
    this.#pageCache = cache();
    this.#earlierCache = cache();
    this.#endCache = cache();
    this.#latestCache = cache(FULL_EVERY_MS, 0);
    this.#earlierLatestCache = cache(FULL_EVERY_MS, 0);
    this.#lookBackCache = cache(Infinity);
    this.#rareCache = cache(Infinity);
  }

  /** @param shared results that earlier plans loaded for the same moment */
  plan(
    query: PageQuery,
    { scrapeIntervalS, repair }: PageSetup,
    signal: AbortSignal,
    shared: SharedResults,
  ): PagePlan {
    const { range, shownToMs, selector, slo, plotWidthPx, groups, compareS } = query;
    const { grid, binding } = planGrid(range, plotWidthPx, scrapeIntervalS, selector, slo, shownToMs);
    const readings = groups.flatMap((group) => group.readings);
    const loaderOn = (cache: ColumnCache, at: Grid): LoadReadings =>
      createReadingLoader({
        client: this.#client,
        cache,
        lookBackCache: this.#lookBackCache,
        readings,
        repair,
        signal,
        shared,
        binding,
        grid: at,
      });
    const loadReadings = loaderOn(this.#pageCache, grid);
    const latestGrid = latestGridOf(range, grid, scrapeIntervalS);
    const loadLatest = latestGrid && latestLoader(loaderOn(this.#latestCache, latestGrid));
    const shiftS = compareS === null ? 0 : Math.round(compareS / grid.stepS) * grid.stepS;
    const loadEarlier = shiftS > 0 ? loaderOn(this.#earlierCache, earlier(grid, shiftS)) : null;
    const loadEarlierLatest =
      latestGrid && shiftS > 0
        ? latestLoader(loaderOn(this.#earlierLatestCache, onSteps(earlier(latestGrid, shiftS))))
        : null;
    const loadRange = async ({ readings: wanted, hasLatest }: ReadingGroup): Promise<GroupResult> => {
      const isCompared = loadEarlier !== null && !wanted.every(isSpread);
      const [results, latest, before, earlierLatest] = await settleAll([
        loadReadings(wanted),
        hasLatest && loadLatest ? loadLatest(wanted) : null,
        isCompared ? loadEarlier(wanted) : null,
        hasLatest && isCompared && loadEarlierLatest ? loadEarlierLatest(wanted) : null,
      ]);
      return {
        grid,
        binding,
        results,
        ...(latest && latestGrid ? { latest: { atS: latestGrid.endS, results: latest } } : {}),
        before: before && {
          shiftS,
          results: before,
          ...(earlierLatest ? { latest: earlierLatest } : {}),
        },
        ...(shownToMs === undefined ? {} : { shownEndS: shownToMs / 1000 }),
      };
    };
    const loadEnd = ({ readings: wanted, everyS, hasLatest }: ReadingGroup): Promise<GroupResult> => {
      const atEnd = (endS: number, stepS: number): Grid => ({ startS: endS, endS, stepS });
      const load = (cache: ColumnCache, at: Grid): Promise<GroupResult> =>
        loaderOn(cache, at)(wanted).then((results) => ({ grid: at, binding, results, before: null }));
      if (everyS !== undefined) {
        // A multiple of `everyS` that is too old for late samples, so that each moment is loaded once.
        const endS = Math.floor((range.toMs / 1000 - this.#lateS) / everyS) * everyS;
        return load(this.#rareCache, atEnd(endS, everyS));
      }
      return hasLatest && latestGrid
        ? load(this.#latestCache, latestGrid)
        : load(this.#endCache, atEnd(grid.endS, grid.stepS));
    };
    const loadGroup = (group: ReadingGroup): Promise<GroupResult> =>
      group.isAtEnd ? loadEnd(group) : loadRange(group);
    return { grid, binding, loadReadings, loadGroup };
  }
}

const earlier = ({ startS, endS, stepS }: Grid, byS: number): Grid => ({
  startS: startS - byS,
  endS: endS - byS,
  stepS,
});

/** A heatmap is not compared: two heatmaps in one chart cannot be read. */
const isSpread = ({ kind }: Reading): boolean => kind === 'cells';

/** A grid of one point on a multiple of its step. */
function onSteps({ startS, stepS }: Grid): Grid {
  const atS = Math.floor(startS / stepS) * stepS;
  return { startS: atS, endS: atS, stepS };
}

/** Loads readings at one point; null for the cells of a heatmap, whose columns are all a step wide. */
const latestLoader =
  (load: LoadReadings) =>
  async (readings: readonly Reading[]): Promise<LatestResults> => {
    const wanted = readings.filter((reading) => !isSpread(reading));
    const results = await load(wanted);
    return readings.map((reading) => results[wanted.indexOf(reading)] ?? null);
  };
