import { lastTimeS, type Frame } from '../../lib/frame';
import type { PlotBox } from './plot-box';

/** The range on the x axis, Unix seconds; `toS` is after `fromS`. */
export interface TimeSpan {
  readonly fromS: number;
  readonly toS: number;
}

/** The time span of a frame. A single point is in the middle of two steps. */
export function spanOf({ grid }: Pick<Frame, 'grid'>): TimeSpan {
  const toS = lastTimeS(grid);
  return toS > grid.startS
    ? { fromS: grid.startS, toS }
    : { fromS: grid.startS - grid.stepS, toS: grid.startS + grid.stepS };
}

/** Pixels from the left edge of the chart. A time outside the span is outside the plot. */
export function xOf(box: PlotBox, span: TimeSpan, timeS: number): number {
  return box.leftPx + ((timeS - span.fromS) / (span.toS - span.fromS)) * (box.rightPx - box.leftPx);
}

/** The time at an x position, Unix seconds: the inverse of {@link xOf}, limited to the span. */
export function timeAtX(box: PlotBox, span: TimeSpan, xPx: number): number {
  const part = (xPx - box.leftPx) / (box.rightPx - box.leftPx);
  return span.fromS + Math.min(1, Math.max(0, part)) * (span.toS - span.fromS);
}
