import { gridLength, type Grid } from '../lib/frame';
import { pointsIn } from './column-math';
import { bridgePoints, isAtEnd, isLong, isNews, type IndexSpan } from './spans';
import { THRESHOLDS } from './thresholds';

/** A span of a condition with a threshold. Its last point is the last one that is at most a tenth below the threshold. */
export interface HeldSpan extends IndexSpan {
  /** Index of the point at which it turned out to be over; null while it holds. */
  readonly overAt: number | null;
}

/** A condition that holds ends only this far below its threshold. */
const STAYS = 0.9;
/** Above this part of the threshold a value may only be hovering: the condition ends after a calm time. Below, it ends at once. */
export const NEAR = 0.5;

/** A span that holds so far. */
interface Held {
  readonly from: number;
  to: number;
  /** The last point at the threshold itself. */
  atThreshold: number;
  /** True while all points after `to` are near the threshold. */
  isNear: boolean;
}

/**
 * The spans in which a value is at its threshold, so that a value that hovers about it is one span. A span begins at the threshold. It
 * ends when the value has been a tenth below for {@link THRESHOLDS.calmS}, or when it is below half of the threshold for longer than
 * a lost scrape.
 * @param ratioAt the value at a point as a multiple of its threshold; NaN when it is not known
 * @param lastsS the time between the first and the last point at the threshold, at least
 */
export function heldSpans(grid: Grid, ratioAt: (index: number) => number, lastsS: number): HeldSpan[] {
  const bridge = bridgePoints(grid);
  const calm = pointsIn(THRESHOLDS.calmS, grid.stepS);
  const spans: HeldSpan[] = [];
  let held: Held | null = null;
  const keep = ({ from, to, atThreshold }: Held, overAt: number | null): void => {
    if (isLong(grid, { from, to: atThreshold }, lastsS)) spans.push({ from, to, overAt });
  };
  for (let i = 0; i < gridLength(grid); i++) {
    const ratio = ratioAt(i);
    if (held !== null && !(ratio >= STAYS)) {
      held.isNear &&= ratio >= NEAR;
      const gap = i - held.to;
      if (gap <= bridge || (held.isNear && gap <= calm)) continue;
      keep(held, i);
      held = null;
    } else if (held !== null) {
      held.to = i;
      held.isNear = true;
      if (ratio >= 1) held.atThreshold = i;
    } else if (ratio >= 1) held = { from: i, to: i, atThreshold: i, isNear: true };
  }
  if (held !== null) keep(held, null);
  return spans;
}

/** The newest span if it still holds or ended recently, else null. */
export function newestHeld(grid: Grid, scrapeIntervalS: number, spans: readonly HeldSpan[]): HeldSpan | null {
  const last = spans.at(-1);
  return last && (last.overAt === null || isNews(grid, scrapeIntervalS, last.to)) ? last : null;
}

/** True for a span that holds at the end of the grid. Points at the end may have no samples yet. */
export const holdsAtEnd = (grid: Grid, scrapeIntervalS: number, { to, overAt }: HeldSpan): boolean =>
  overAt === null || isAtEnd(grid, scrapeIntervalS, to);

/**
 * True for a span that holds, or is over for less than {@link THRESHOLDS.easeS}. A state eases only then: it must not change back and
 * forth within minutes.
 */
export const isStillSevere = (grid: Grid, span: HeldSpan | null | undefined): boolean =>
  span != null &&
  (span.overAt === null || gridLength(grid) - 1 - span.overAt <= pointsIn(THRESHOLDS.easeS, grid.stepS));
