import type { Grid } from '../lib/frame';
import type { Slo } from '../lib/reading';
import type { Binding } from '../queries/binding';
import { planGrid, type TargetFacts } from './page-query';

/** How far back the readings of now reach, seconds: long enough to say since when something holds. */
export const PRESENT_SPAN_S = 3600;

/** How far back figures and their states reach, except for those of an hour: five minutes, at each moment of fifteen minutes. */
const NEWEST_SPAN_S = 1200;

/** Points of that span: 10 s apart, or more where scrapes are rarer. A range of an hour often has the same, and shares its queries. */
const PRESENT_POINTS = 360;

/**
 * The grid and binding of what the page says of now. They follow the scrape interval alone, so that every range gives the
 * same figures.
 * @param endMs now, or the end of a range that is over; epoch ms
 */
export function planPresent(
  endMs: number,
  facts: TargetFacts,
  selector: string,
  slo: Slo,
): { grid: Grid; binding: Binding } {
  const range = { fromMs: endMs - PRESENT_SPAN_S * 1000, toMs: endMs };
  return planGrid(range, PRESENT_POINTS, facts, selector, slo);
}

/** The end of the grid of now, for what comes first. */
export const newestOf = (present: Grid): Grid => ({
  ...present,
  startS: present.endS - Math.ceil(NEWEST_SPAN_S / present.stepS) * present.stepS,
});

/** How often the watches of a long range are loaded again, seconds: what was does not change, and now has its own grid. */
const HISTORY_EVERY_S = 60;

/**
 * The grid of what happened in a range that ends now. A new one is that of the page, which shares its queries. In the same
 * minute of the clock, it ends where samples can no longer arrive late, so that a refresh sends no request for it.
 * @param last the newest grid of the page for which this gave that grid, with the same queries; null before the first
 * @param lateS how far back a sample may still arrive, seconds
 */
export function historyGrid(page: Grid, last: Grid | null, lateS: number): Grid {
  const { startS, endS, stepS } = page;
  if (last === null || last.stepS !== stepS || last.endS === endS) return page;
  const minuteOf = (atS: number): number => Math.floor(atS / HISTORY_EVERY_S);
  if (endS < last.endS || minuteOf(endS) > minuteOf(last.endS)) return page;
  return { ...page, endS: Math.max(startS, Math.floor((last.endS - lateS) / stepS) * stepS) };
}
