import type { FrameSeries } from '../../lib/frame';

/** The numbers that lines reach. */
export interface Extent {
  readonly low: number;
  readonly high: number;
  /** Lowest value above 0, or null when nothing is. */
  readonly lowPositive: number | null;
}

/** Extent of all values that are not gaps, or null when there is none. */
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

/** Largest distance from 0, or null when there is no number: what the decimals of a panel follow. */
export const largestOf = (extent: Extent | null): number | null =>
  extent === null ? null : Math.max(Math.abs(extent.low), Math.abs(extent.high));
