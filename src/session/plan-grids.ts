import { delayOf, USUAL_LATE_S } from '../lib/late-samples';
import type { Grid } from '../lib/frame';
import type { Binding } from '../queries/binding';
import type { PageSetup } from '../queries/page-setup';
import type { PageQuery } from './page-query';

/** How far back samples may still arrive at least, seconds: a scrape takes 10 s at most, unless its timeout is set. */
const LEAST_LATE_S = 15;

/**
 * How far back samples may still arrive, seconds. Where they come without a delay it is a scrape: Prometheus gives one up after
 * the scrape interval at the latest. A time above the default says that the operator knows of delays. Without a configured time, the
 * newest samples show the delay. One look at them is enough here: if it was wrong, the page only loads more than it needs.
 * @param toldS the configured time; null: none
 */
export function lateSOf({ isOnTime, scrapeIntervalS, look }: PageSetup, toldS: number | null): number {
  const delayS = (toldS === null && look && delayOf(look)) || 0;
  const mostS = (toldS ?? USUAL_LATE_S) + delayS;
  const isTold = mostS > USUAL_LATE_S;
  return isOnTime && !isTold ? Math.min(mostS, Math.max(LEAST_LATE_S, scrapeIntervalS)) : mostS;
}

/** A grid, and what readings on it are bound to. */
export interface GridPlan {
  readonly grid: Grid;
  readonly binding: Binding;
}

/** A set-up whose samples are at least `sourceS` seconds apart; null: as they were scraped. Steps and windows follow from it. */
export const apart = (setup: PageSetup, sourceS: number | null): PageSetup & Pick<Grid, 'sourceS'> =>
  sourceS === null ? setup : { ...setup, sourceS, scrapeIntervalS: Math.max(setup.scrapeIntervalS, sourceS) };

/**
 * The part of a range whose samples the server gives. The first load does not know yet that it hides some.
 * @param givenMs the end of these samples, epoch ms
 */
export function until(givenMs: number, query: PageQuery): Pick<PageQuery, 'range' | 'shownToMs'> {
  const { range, shownToMs = range.toMs } = query;
  if (range.toMs <= givenMs || range.fromMs >= givenMs) return query;
  return { range: { fromMs: range.fromMs, toMs: givenMs }, shownToMs };
}

/** The same queries on an earlier grid. */
export const shifted = ({ grid, binding }: GridPlan, byS: number): GridPlan => ({
  grid: earlier(grid, byS),
  binding,
});

export const earlier = (grid: Grid, byS: number): Grid => ({
  ...grid,
  startS: grid.startS - byS,
  endS: grid.endS - byS,
});

/** A grid of one point on a multiple of its step. */
export function onSteps(grid: Grid): Grid {
  const atS = Math.floor(grid.startS / grid.stepS) * grid.stepS;
  return { ...grid, startS: atS, endS: atS };
}
