import type { PlotBox } from './plot-box';

/** The y axis, in the unit of Prometheus. `max` is above `min`; `min` is above 0 when the axis is logarithmic. */
export interface YScale {
  readonly isLog: boolean;
  readonly min: number;
  readonly max: number;
  /** Values of the ticks, ascending, from `min` to `max`. */
  readonly ticks: readonly number[];
}

/** A value far outside of the axis is placed this many plot heights away, so that its pixels stay finite. */
const FARTHEST_PART = 1e6;

/**
 * The position of a value as a part of the plot's height: 0 is the bottom, 1 the top. On a logarithmic axis a value below
 * `min` is at the bottom.
 */
export function yPart(scale: YScale, value: number): number {
  const part = scale.isLog
    ? Math.log(Math.max(value, scale.min) / scale.min) / Math.log(scale.max / scale.min)
    : (value - scale.min) / (scale.max - scale.min);
  return Math.min(FARTHEST_PART, Math.max(-FARTHEST_PART, part));
}

/** Pixels from the upper edge of the chart. */
export const yOf = (box: PlotBox, scale: YScale, value: number): number =>
  box.bottomPx - yPart(scale, value) * (box.bottomPx - box.topPx);
