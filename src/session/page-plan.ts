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

/** Everything is asked again after this long, whatever is known. */
const FULL_EVERY_MS = 600_000;

/** 16 MB of columns. */
const MOST_NUMBERS = 2_000_000;

/** What the questions of one load are put with. */
export interface PagePlan {
  readonly grid: Grid;
  readonly binding: Binding;
  readonly ask: LoadReadings;
  /** @throws QueryError when one of the readings fails: half a panel would lie */
  readonly answer: (subject: ReadingGroup) => Promise<GroupResult>;
}

interface PlannerOptions {
  readonly client: PrometheusClient;
  /** How far back a sample may still arrive, seconds. */
  readonly lateS: number;
  /** Epoch ms. */
  readonly now: () => number;
}

/** Makes the plans of a page, and keeps what was answered for the next one. */
export class PagePlanner {
  readonly #client: PrometheusClient;
  readonly #lateS: number;
  readonly #now: ColumnCache;
  /** What is compared with lies in another range of the same questions. */
  readonly #before: ColumnCache;
  readonly #atEnd: ColumnCache;
  /** What looks back on days: asked once for each of its moments. */
  readonly #rarely: ColumnCache;

  constructor({ client, lateS, now }: PlannerOptions) {
    const cache = (fullEveryMs = FULL_EVERY_MS): ColumnCache =>
      new ColumnCache({ lateS, fullEveryMs, mostNumbers: MOST_NUMBERS, now });
    this.#client = client;
    this.#lateS = lateS;
    this.#now = cache();
    this.#before = cache();
    this.#atEnd = cache();
    this.#rarely = cache(Infinity);
  }

  /** @param asked what was asked for the same moment by plans before */
  plan(
    question: PageQuery,
    { scrapeIntervalS, repair }: PageSetup,
    signal: AbortSignal,
    asked: SharedResults,
  ): PagePlan {
    const { range, selector, slo, plotWidthPx, subjects, compareS } = question;
    const { grid, binding } = planGrid(range, plotWidthPx, scrapeIntervalS, selector, slo);
    const readings = subjects.flatMap((subject) => subject.readings);
    const askerOn = (cache: ColumnCache, at: Grid): LoadReadings =>
      createReadingLoader({
        client: this.#client,
        cache,
        readings,
        repair,
        signal,
        shared: asked,
        binding,
        grid: at,
      });
    const ask = askerOn(this.#now, grid);
    // On a multiple when that is old enough for no sample to come any more, so that it is asked once.
    const endGridOf = (everyS: number | undefined): Grid => {
      const endS = everyS === undefined ? grid.endS : Math.floor((grid.endS - this.#lateS) / everyS) * everyS;
      return { startS: endS, endS, stepS: everyS ?? grid.stepS };
    };
    const shiftS = compareS === null ? 0 : Math.round(compareS / grid.stepS) * grid.stepS;
    const askBefore = shiftS > 0 ? askerOn(this.#before, earlier(grid, shiftS)) : null;
    const answer = async ({ readings: of, isAtEnd, everyS }: ReadingGroup): Promise<GroupResult> => {
      const endGrid = endGridOf(everyS);
      const endCache = everyS === undefined ? this.#atEnd : this.#rarely;
      const [results, before] = await Promise.all([
        (isAtEnd ? askerOn(endCache, endGrid) : ask)(of),
        isAtEnd || of.every(isSpread) ? null : (askBefore?.(of) ?? null),
      ]);
      return {
        grid: isAtEnd ? endGrid : grid,
        binding,
        results,
        before: before && { shiftS, results: before },
      };
    };
    return { grid, binding, ask, answer };
  }
}

const earlier = ({ startS, endS, stepS }: Grid, byS: number): Grid => ({
  startS: startS - byS,
  endS: endS - byS,
  stepS,
});

/** A distribution is not compared: two on one picture cannot be read. */
const isSpread = ({ kind }: Reading): boolean => kind === 'cells';
