import { settleAll } from '../lib/settle-all';
import type { Grid } from '../lib/frame';
import type { Reading } from '../lib/reading';
import { createReadingLoader, type LoadReadings, type SharedResults } from '../queries/reading-loader';
import type { PrometheusClient } from '../queries/http/client';
import { ColumnCache } from '../queries/cache/column-cache';
import type { PageSetup } from '../queries/page-setup';
import type { Binding } from '../queries/binding';
import { planGrid, type PageQuery } from './page-query';
import type { GroupResult } from './group-result';
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
  /** The day before a range: what is old does not change. */
  readonly #lookBackCache: ColumnCache;
  /** Groups that look back on days: each of their moments is loaded once. */
  readonly #rareCache: ColumnCache;

  constructor({ client, lateS, now }: PlannerOptions) {
    const cache = (fullEveryMs = FULL_EVERY_MS): ColumnCache =>
      new ColumnCache({ lateS, fullEveryMs, mostNumbers: MOST_NUMBERS, now });
    this.#client = client;
    this.#lateS = lateS;
    this.#pageCache = cache();
    this.#earlierCache = cache();
    this.#endCache = cache();
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
    // A multiple of `everyS` that is too old for late samples, so that each moment is loaded once.
    const endGridOf = (everyS: number | undefined): Grid => {
      const endS = everyS === undefined ? grid.endS : Math.floor((grid.endS - this.#lateS) / everyS) * everyS;
      return { startS: endS, endS, stepS: everyS ?? grid.stepS };
    };
    const shiftS = compareS === null ? 0 : Math.round(compareS / grid.stepS) * grid.stepS;
    const loadEarlier = shiftS > 0 ? loaderOn(this.#earlierCache, earlier(grid, shiftS)) : null;
    const loadGroup = async ({ readings: wanted, isAtEnd, everyS }: ReadingGroup): Promise<GroupResult> => {
      const endGrid = endGridOf(everyS);
      const endCache = everyS === undefined ? this.#endCache : this.#rareCache;
      const [results, before] = await settleAll([
        (isAtEnd ? loaderOn(endCache, endGrid) : loadReadings)(wanted),
        isAtEnd || wanted.every(isSpread) ? null : (loadEarlier?.(wanted) ?? null),
      ]);
      return {
        grid: isAtEnd ? endGrid : grid,
        binding,
        results,
        before: before && { shiftS, results: before },
        ...(shownToMs === undefined || isAtEnd ? {} : { shownEndS: shownToMs / 1000 }),
      };
    };
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
