import { unitScale, unitTop, type Unit } from '../../lib/units';
import type { Extent } from '../shape/extent';
import type { PlotBox } from './plot-box';

/** The vertical axis, in the unit of Prometheus; `max` is above `min`, and `min` above 0 when it is logarithmic. */
export interface YScale {
  readonly isLog: boolean;
  readonly min: number;
  readonly max: number;
  /** Rising, inside `min` and `max`. */
  readonly ticks: readonly number[];
}

interface Wish {
  /** null when there is no number to show. */
  readonly extent: Extent | null;
  readonly unit: Unit;
  readonly isLog: boolean;
  readonly threshold: number | null;
  readonly plotHeightPx: number;
  readonly fontPx: number;
}

/**
 * Largest and smallest size of a number that an axis is made for. A sum, a difference and a unit's scale of such numbers
 * stays finite and above 0, and so does the axis. Lines beyond it leave the plot.
 */
const LARGEST = 1e300;
const SMALLEST = 1e-280;

/** The number with its size held between {@link SMALLEST} and {@link LARGEST}; 0 stays 0. */
const within = (value: number): number =>
  value === 0 ? 0 : Math.sign(value) * Math.min(LARGEST, Math.max(SMALLEST, Math.abs(value)));

/**
 * An axis of 4 to 8 round ticks, or fewer on a low plot. A linear axis includes 0; a logarithmic one has its ends on
 * 1-2-5 and needs a value above 0. A threshold up to twice the highest value is brought into view: a farther one would
 * flatten the lines.
 */
export function yScale({ extent, unit, isLog, threshold, plotHeightPx, fontPx }: Wish): YScale {
  const scale = unitScale(unit);
  const top = unitTop(unit);
  const inUnitOfPrometheus = ({ ticks, ...axis }: YScale): YScale => ({
    ...axis,
    min: axis.min / scale,
    max: axis.max / scale,
    ticks: ticks.map((t) => t / scale),
  });
  const mostSteps = Math.max(1, Math.floor(plotHeightPx / (fontPx * 1.45)));
  if (extent === null || (extent.high <= 0 && extent.low >= 0))
    return inUnitOfPrometheus(linear(0, (top ?? 0) * scale || 1, mostSteps));
  const isNear = threshold !== null && threshold > 0 && threshold <= 2 * extent.high;
  const near = isNear ? within(threshold) : null;
  const highest = within(extent.high);
  const high = Math.min(top ?? Infinity, Math.max(highest, near ?? -Infinity));
  if (isLog && extent.lowPositive !== null) {
    const low = Math.min(high, Math.max(within(extent.lowPositive), highest / 1e6));
    const from = near !== null && near >= low / 2 ? Math.min(low, near) : low;
    return inUnitOfPrometheus(logarithmic(from * scale, high * scale, mostSteps));
  }
  return inUnitOfPrometheus(
    linear(Math.min(0, within(extent.low)) * scale, Math.max(0, high) * scale, mostSteps),
  );
}

const MANTISSAS = [1, 2, 2.5, 5] as const;

/** One more tick must save this part of the axis as empty room: fewer grid lines are calmer. */
const TICK_COST = 0.025;

/**
 * The axis with little empty room above `high` and few ticks.
 * @param low at most 0; `high` at least 0, and not both 0
 */
function linear(low: number, high: number, most: number): YScale {
  const size = high - low;
  // an axis on both sides of 0 has a step on each
  const mostSteps = Math.min(7, Math.max(most, low < 0 && high > 0 ? 2 : 1));
  const leastSteps = Math.min(3, Math.max(1, Math.floor(mostSteps / 2)));
  const power = Math.floor(Math.log10(size)) - 1;
  let best: { from: number; to: number; step: number; cost: number } | null = null;
  for (const exponent of [power, power + 1, power + 2]) {
    for (const mantissa of MANTISSAS) {
      const step = mantissa * 10 ** exponent;
      const from = Math.floor(low / step + 1e-9);
      const to = Math.max(from + 1, Math.ceil(high / step - 1e-9));
      const count = to - from;
      if (count < leastSteps || count > mostSteps) continue;
      const cost = (count * step) / size + TICK_COST * count;
      if (best === null || cost < best.cost - 1e-9) best = { from, to, step, cost };
    }
  }
  const { from, to, step } = best ?? { from: low < 0 ? -1 : 0, to: high > 0 ? 1 : 0, step: size };
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => tidy((from + i) * step));
  return { isLog: false, min: tidy(from * step), max: tidy(to * step), ticks };
}

const ROUND = [1, 2, 5] as const;
const tidy = (value: number): number => Number(value.toPrecision(12));

/** The n-th number of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, …; 1 is number 0. */
const round125 = (n: number): number => tidy((ROUND[((n % 3) + 3) % 3] ?? 1) * 10 ** Math.floor(n / 3));

/** Number of the largest 1-2-5 at or below `value`. */
function floor125(value: number): number {
  const decade = Math.floor(Math.log10(value)) * 3;
  // the logarithm may be off by one ulp, hence one number of the next decade and the last of the one before
  const candidates = [decade + 3, decade + 2, decade + 1, decade];
  return candidates.find((n) => round125(n) <= value * (1 + 1e-9)) ?? decade - 1;
}

/** @param low above 0 and at most `high` */
function logarithmic(low: number, high: number, most: number): YScale {
  let first = floor125(low);
  let last = floor125(high);
  if (round125(last) < high * (1 - 1e-9)) last += 1;
  if (last - first < 2) first -= 1;
  if (last - first < 2) last += 1;
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  // 1-2-5, then powers of ten, then every second, third, … power
  const isKept = [
    (): boolean => true,
    ...Array.from({ length: 12 }, (_, i) => (n: number) => n % (3 * (i + 1)) === 0),
  ];
  const fits = isKept.find((kept) => all.filter(kept).length <= Math.min(9, most + 1)) ?? isKept[0];
  const ticks = all.filter(fits ?? (() => true)).map(round125);
  return { isLog: true, min: round125(first), max: round125(last), ticks };
}

/** A value far beyond the axis lies at most this many heights away, so that pixels stay finite. */
const FARTHEST_PART = 1e6;

/**
 * Part of the plot's height at which a value lies: 0 at the bottom, 1 at the top. On a logarithmic axis a value below
 * its lower end lies at the bottom.
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
