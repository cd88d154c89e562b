import type { FrameSeries } from '../../lib/frame';

/** The range of the values of lines. */
export interface Extent {
  readonly low: number;
  readonly high: number;
  /** Lowest value above 0, or null without one. */
  readonly lowPositive: number | null;
}

/** Extent of all values that are not gaps, or null without values. */
export function extentOf(series: readonly Pick<FrameSeries, 'values'>[]): Extent | null {
  let low = Infinity;
  let high = -Infinity;
  let lowPositive = Infinity;
  for (const { values } of series) {
    for (const value of values) {
      if (value === null) continue;
      if (value < low) low = value;
      if (value > high) high = value;
      if (value > 0 && value < lowPositive) lowPositive = value;
    }
  }
  if (low > high) return null;
  return { low, high, lowPositive: lowPositive === Infinity ? null : lowPositive };
}

/** Largest absolute value, or null without values. The decimals of a panel follow from it. */
export const largestOf = (extent: Extent | null): number | null =>
  extent === null ? null : Math.max(Math.abs(extent.low), Math.abs(extent.high));
