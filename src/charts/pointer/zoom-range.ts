import type { RangeMs } from '../../lib/time-range';

/** A shorter drag counts as a click. */
const SHORTEST_DRAG_PX = 5;
const SHORTEST_RANGE_S = 10;

/**
 * The range that a drag selects, at least 10 s around its middle; null when the drag counts as a click.
 * @param fromS one end of the drag, Unix seconds; `toS` is the other end, before or after it
 * @param lengthPx length of the drag, with any sign
 */
export function zoomRange(fromS: number, toS: number, lengthPx: number): RangeMs | null {
  if (Math.abs(lengthPx) < SHORTEST_DRAG_PX) return null;
  const middleS = (fromS + toS) / 2;
  const halfS = Math.max(Math.abs(toS - fromS), SHORTEST_RANGE_S) / 2;
  return { fromMs: Math.round((middleS - halfS) * 1000), toMs: Math.round((middleS + halfS) * 1000) };
}
