import { settleAll } from '../lib/settle-all';
import type { Grid } from '../lib/frame';
import type { Reading } from '../lib/reading';
import { createReadingLoader, type LoadReadings, type SharedResults } from '../queries/reading-loader';
import type { PrometheusClient } from '../queries/http/client';
import { ColumnCache } from '../queries/cache/column-cache';
import type { PageSetup } from '../queries/page-setup';
import type { Binding } from '../queries/binding';
import { planGrid, type PageQuery } from './page-query';
import { historyGrid, planPresent } from './present-grid';
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

/** A grid, and what readings on it are bound to. */
interface GridPlan {
  readonly grid: Grid;
  readonly binding: Binding;
}

/** How the readings of one group are loaded. */
interface Loaded {
  readonly on: GridPlan;
  readonly load: LoadReadings;
  /** For the period to compare with; null where nothing is compared. */
  readonly loadBefore: { readonly shiftS: number; readonly load: LoadReadings } | null;
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
  readonly #presentCache: ColumnCache;
  /** The present of an earlier range that is compared. */
  readonly #earlierPresentCache: ColumnCache;
  /** The day before a range: what is old does not change. */
  readonly #lookBackCache: ColumnCache;
  /** Groups that look back on days: each of their moments is loaded once. */
  readonly #rareCache: ColumnCache;

  #lastHistory: { readonly key: string; readonly grid: Grid } | null = null;

  constructor({ client, lateS, now }: PlannerOptions) {
    const cache = (fullEveryMs = FULL_EVERY_MS): ColumnCache =>
      new ColumnCache({ lateS, fullEveryMs, mostNumbers: MOST_NUMBERS, now });
    this.#client = client;
    this.#lateS = lateS;
    this.#pageCache = cache();
    this.#earlierCache = cache();
    this.#endCache = cache();
    this.#presentCache = cache();
    this.#earlierPresentCache = cache();
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
    const { range, shownToMs, isLive, selector, slo, plotWidthPx, groups, compareS } = query;
    const page = planGrid(range, plotWidthPx, scrapeIntervalS, selector, slo, shownToMs);
    const present = planPresent(range.toMs, scrapeIntervalS, selector, slo);
    const { grid, binding } = page;
    const readings = groups.flatMap((group) => group.readings);
    const loaderOn = (cache: ColumnCache, on: GridPlan): LoadReadings =>
      createReadingLoader({
        client: this.#client,
        cache,
        lookBackCache: this.#lookBackCache,
        readings,
        repair,
        signal,
        shared,
        ...on,
      });
    const loadReadings = loaderOn(this.#pageCache, page);
    const loadPresent = loaderOn(this.#presentCache, present);
    const isCovered = isLive && grid.startS >= present.grid.startS;
    const history = isLive ? { grid: this.#historyOf(page), binding } : page;
    const loadHistory = loaderOn(this.#pageCache, history);
    const shiftS = (stepS: number): number => (compareS === null ? 0 : Math.round(compareS / stepS) * stepS);
    const loadBefore = (cache: ColumnCache, on: GridPlan): Loaded['loadBefore'] => {
      const byS = shiftS(on.grid.stepS);
      return byS > 0 ? { shiftS: byS, load: loaderOn(cache, { ...on, grid: earlier(on.grid, byS) }) } : null;
    };
    // A multiple of `everyS` that is too old for late samples, so that each moment is loaded once.
    const endGridOf = (everyS: number | undefined): Grid => {
      const endS = everyS === undefined ? grid.endS : Math.floor((grid.endS - this.#lateS) / everyS) * everyS;
      return { startS: endS, endS, stepS: everyS ?? grid.stepS };
    };
    const loadedOf = ({ isAtEnd, everyS, time }: ReadingGroup): Loaded => {
      if (isAtEnd) {
        const on = { grid: endGridOf(everyS), binding };
        const cache = everyS === undefined ? this.#endCache : this.#rareCache;
        return { on, load: loaderOn(cache, on), loadBefore: null };
      }
      if (time === 'now')
        return {
          on: present,
          load: loadPresent,
          loadBefore: loadBefore(this.#earlierPresentCache, present),
        };
      if (time === 'live' ? isLive : time === 'history' && isCovered)
        return { on: present, load: loadPresent, loadBefore: null };
      if (time !== undefined) return { on: history, load: loadHistory, loadBefore: null };
      return { on: page, load: loadReadings, loadBefore: loadBefore(this.#earlierCache, page) };
    };
    const loadGroup = async (group: ReadingGroup): Promise<GroupResult> => {
      const wanted = group.readings;
      const { on, load, loadBefore: before } = loadedOf(group);
      const [results, earlierResults] = await settleAll([
        load(wanted),
        wanted.every(isSpread) ? null : (before?.load(wanted) ?? null),
      ]);
      return {
        ...on,
        results,
        before: before && earlierResults && { shiftS: before.shiftS, results: earlierResults },
        ...(shownToMs === undefined || on !== page ? {} : { shownEndS: shownToMs / 1000 }),
      };
    };
    return { grid, binding, loadReadings, loadGroup };
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

const earlier = ({ startS, endS, stepS }: Grid, byS: number): Grid => ({
  startS: startS - byS,
  endS: endS - byS,
  stepS,
});

/** A heatmap is not compared: two heatmaps in one chart cannot be read. */
const isSpread = ({ kind }: Reading): boolean => kind === 'cells';
