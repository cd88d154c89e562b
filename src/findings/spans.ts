import { gridLength, type Grid } from '../lib/frame';
import { THRESHOLDS } from './thresholds';

/** Points of a grid by their indices, both ends included. */
export interface IndexSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The spans in which something holds for `lastsS` at least, and at two points unless that is 0. Where it does not hold for a
 * moment that a lost scrape explains, the span goes on.
 */
export function spansWhere(grid: Grid, holds: (index: number) => boolean, lastsS: number): IndexSpan[] {
  const bridge = bridgePoints(grid);
  const spans: { from: number; to: number }[] = [];
  for (let i = 0; i < gridLength(grid); i++) {
    if (!holds(i)) continue;
    const last = spans.at(-1);
    if (last && i - last.to <= bridge) last.to = i;
    else spans.push({ from: i, to: i });
  }
  return spans.filter((span) => isLong(grid, span, lastsS));
}

const bridgePoints = ({ stepS }: Grid): number => Math.max(1, Math.round(THRESHOLDS.bridgeS / stepS));

const isLong = ({ stepS }: Grid, { from, to }: IndexSpan, lastsS: number): boolean =>
  lastsS === 0 || (to > from && (to - from) * stepS >= lastsS);

/** Points that the newest samples may be missing at the end of a range. */
const tailPoints = (grid: Grid, scrapeIntervalS: number): number =>
  Math.max(2, Math.ceil(Math.max(4 * scrapeIntervalS, THRESHOLDS.bridgeS) / grid.stepS));

/** True for an index from which to the end of the grid is no longer than samples may be late. */
export const isAtEnd = (grid: Grid, scrapeIntervalS: number, index: number): boolean =>
  gridLength(grid) - 1 - index <= tailPoints(grid, scrapeIntervalS);

/** Unix seconds of a point. */
export const timeAt = (grid: Grid, index: number): number => grid.startS + index * grid.stepS;

/** True for the last point of what holds still, or ended not long ago. */
const isNews = (grid: Grid, scrapeIntervalS: number, to: number): boolean =>
  to >= (gridLength(grid) - 1) * (1 - THRESHOLDS.newsShare) || isAtEnd(grid, scrapeIntervalS, to);

/** The newest span if it is news: else null. */
export function newsOf(grid: Grid, scrapeIntervalS: number, spans: readonly IndexSpan[]): IndexSpan | null {
  const last = spans.at(-1);
  return last && isNews(grid, scrapeIntervalS, last.to) ? last : null;
}

/**
 * {@link newsOf} all spans, found from the end backwards: what nobody tells of is not looked at.
 * @param lastsS as in {@link spansWhere}
 */
export function newestSpan(
  grid: Grid,
  scrapeIntervalS: number,
  holds: (index: number) => boolean,
  lastsS: number,
): IndexSpan | null {
  const bridge = bridgePoints(grid);
  for (let to = gridLength(grid) - 1; to >= 0 && isNews(grid, scrapeIntervalS, to); to--) {
    if (!holds(to)) continue;
    let from = to;
    for (let i = to - 1; i >= Math.max(0, from - bridge); i--) if (holds(i)) from = i;
    if (isLong(grid, { from, to }, lastsS)) return { from, to };
    to = from;
  }
  return null;
}
