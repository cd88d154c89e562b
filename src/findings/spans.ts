import { gridLength, type Grid } from '../lib/frame';
import { THRESHOLDS } from './thresholds';

/** Points of a grid by their indices, both ends included. */
export interface IndexSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The spans in which something holds for at least `lastsS`, and at two points unless `lastsS` is 0. An interruption as short
 * as a lost scrape does not end a span.
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

/** Points that a lost scrape can take away. */
export const bridgePoints = ({ stepS }: Grid): number => Math.max(1, Math.round(THRESHOLDS.bridgeS / stepS));

/** True for a span of at least `lastsS`, and of two points unless `lastsS` is 0. */
export const isLong = ({ stepS }: Grid, { from, to }: IndexSpan, lastsS: number): boolean =>
  lastsS === 0 || (to > from && (to - from) * stepS >= lastsS);

/** Points at the end of a range that may have no samples yet. */
const tailPoints = (grid: Grid, scrapeIntervalS: number): number =>
  Math.max(2, Math.ceil(Math.max(4 * scrapeIntervalS, THRESHOLDS.bridgeS) / grid.stepS));

/** True for an index so close to the end of the grid that later samples may not have arrived yet. */
export const isAtEnd = (grid: Grid, scrapeIntervalS: number, index: number): boolean =>
  gridLength(grid) - 1 - index <= tailPoints(grid, scrapeIntervalS);

/** Unix seconds of a point. */
export const timeAt = (grid: Grid, index: number): number => grid.startS + index * grid.stepS;

/** True when a span with this last point still holds, or ended recently. */
export const isNews = (grid: Grid, scrapeIntervalS: number, to: number): boolean =>
  to >= (gridLength(grid) - 1) * (1 - THRESHOLDS.newsShare) || isAtEnd(grid, scrapeIntervalS, to);

/** The newest span if it still holds or ended recently, else null. */
export function newsOf(grid: Grid, scrapeIntervalS: number, spans: readonly IndexSpan[]): IndexSpan | null {
  const last = spans.at(-1);
  return last && isNews(grid, scrapeIntervalS, last.to) ? last : null;
}

/**
 * {@link newsOf} all spans, searched from the end backwards, so that it does not visit older points.
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
