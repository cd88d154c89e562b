import { unitScale, unitTop, type Unit } from '../../lib/units';
import type { Extent } from '../shape/extent';
import { linearScale } from './linear-scale';
import { logScale } from './log-scale';
import type { YScale } from './y-scale';

interface YScaleInput {
  /** null when there is no number to show. */
  readonly extent: Extent | null;
  readonly unit: Unit;
  readonly isLog: boolean;
  readonly threshold: number | null;
  readonly plotHeightPx: number;
  readonly fontPx: number;
}

/**
 * Absolute values of the numbers that an axis supports. With larger or smaller ones, the range of the axis could become
 * infinite or 0. Lines beyond the axis leave the plot.
 */
const LARGEST = 1e300;
const SMALLEST = 1e-280;

/** The number with its absolute value limited to {@link SMALLEST} and {@link LARGEST}; 0 stays 0. */
const limited = (value: number): number =>
  value === 0 ? 0 : Math.sign(value) * Math.min(LARGEST, Math.max(SMALLEST, Math.abs(value)));

/**
 * The axis for values: 4 to 8 round ticks, or fewer on a low plot. A linear axis includes 0. A logarithmic axis needs a value
 * above 0; without one the axis is linear. A threshold up to twice the highest value is brought into view; a higher one
 * would flatten the lines.
 */
export function yScaleOf({ extent, unit, isLog, threshold, plotHeightPx, fontPx }: YScaleInput): YScale {
  const scale = unitScale(unit);
  const top = unitTop(unit);
  /** The axis is made in the shown unit, in which its ticks are round. */
  const inUnitOfPrometheus = ({ ticks, ...axis }: YScale): YScale => ({
    ...axis,
    min: axis.min / scale,
    max: axis.max / scale,
    ticks: ticks.map((t) => t / scale),
  });
  // a label is 1.45 font sizes high, with its space
  const mostSteps = Math.max(1, Math.floor(plotHeightPx / (fontPx * 1.45)));
  if (extent === null || (extent.high <= 0 && extent.low >= 0))
    return inUnitOfPrometheus(linearScale(0, (top ?? 0) * scale || 1, mostSteps));
  const isNear = threshold !== null && threshold > 0 && threshold <= 2 * extent.high;
  const nearThreshold = isNear ? limited(threshold) : null;
  const highest = limited(extent.high);
  const high = Math.min(top ?? Infinity, Math.max(highest, nearThreshold ?? -Infinity));
  if (isLog && extent.lowPositive !== null) {
    const low = Math.min(high, Math.max(limited(extent.lowPositive), highest / 1e6));
    const from = nearThreshold !== null && nearThreshold >= low / 2 ? Math.min(low, nearThreshold) : low;
    return inUnitOfPrometheus(logScale(from * scale, high * scale, mostSteps));
  }
  return inUnitOfPrometheus(
    linearScale(Math.min(0, limited(extent.low)) * scale, Math.max(0, high) * scale, mostSteps),
  );
}
