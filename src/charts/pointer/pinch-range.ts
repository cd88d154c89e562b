import type { RangeMs } from '../../lib/time-range';
import { timeAtX, type TimeSpan } from '../layout/time-span';
import type { PlotBox } from '../layout/plot-box';

/** Two fingers on a chart, CSS pixels. */
export interface Fingers {
  /** The x position between them, from the left edge of the chart. */
  readonly middleXPx: number;
  readonly distancePx: number;
}

interface Finger {
  readonly xPx: number;
  readonly yPx: number;
}

/** Fingers that are closer count as this far apart: a small move between them would otherwise zoom far. */
const LEAST_DISTANCE_PX = 24;
/** A smaller move to the side and a smaller change of the distance have no effect: fingers never rest. */
const LEAST_MOVE_PX = 8;
const SHORTEST_RANGE_S = 10;

export const fingersOf = (a: Finger, b: Finger): Fingers => ({
  middleXPx: (a.xPx + b.xPx) / 2,
  distancePx: Math.max(LEAST_DISTANCE_PX, Math.hypot(a.xPx - b.xPx, a.yPx - b.yPx)),
});

/**
 * The range that two fingers ask for: times follow the fingers. The time between the fingers at the start stays between them, and
 * the range shrinks as the distance grows. It can reach beyond the present range on both sides, and is at least 10 s long.
 * @returns null while the fingers have moved little
 */
export function pinchRange(box: PlotBox, span: TimeSpan, from: Fingers, to: Fingers): RangeMs | null {
  const isStill =
    Math.abs(to.middleXPx - from.middleXPx) < LEAST_MOVE_PX &&
    Math.abs(to.distancePx - from.distancePx) < LEAST_MOVE_PX;
  if (isStill) return null;
  const lengthS = Math.max(SHORTEST_RANGE_S, ((span.toS - span.fromS) * from.distancePx) / to.distancePx);
  const middleS = timeAtX(box, span, from.middleXPx);
  const fromS = middleS - ((to.middleXPx - box.leftPx) / (box.rightPx - box.leftPx)) * lengthS;
  return { fromMs: Math.round(fromS * 1000), toMs: Math.round((fromS + lengthS) * 1000) };
}
