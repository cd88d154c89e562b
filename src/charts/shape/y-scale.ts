import { unitScale, unitTop, type Unit } from '../../lib/units';
import type { Extent } from './extent';
import type { PlotBox } from '../paint/plot-box';

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
 * An axis of 4 to 8 round ticks, fewer where the plot is too low for them. Linear through 0; logarithmic on 1-2-5 when
 * something is above 0. A threshold up to twice the highest value is brought into view; one farther away would
 * only press the lines flat.
 */
export function yScale({ extent, unit, isLog, threshold, plotHeightPx, fontPx }: Wish): YScale {
  const scale = unitScale(unit);
  const top = unitTop(unit);
  const back = ({ ticks, ...axis }: YScale): YScale => ({
    ...axis,
    min: axis.min / scale,
    max: axis.max / scale,
    ticks: ticks.map((t) => t / scale),
  });
  const most = Math.max(1, Math.floor(plotHeightPx / (fontPx * 1.45)));
  if (extent === null || (extent.high <= 0 && extent.low >= 0))
    return back(linear(0, (top ?? 0) * scale || 1, most));
  const near = threshold !== null && threshold > 0 && threshold <= 2 * extent.high ? threshold : null;
  const high = Math.min(top ?? Infinity, Math.max(extent.high, near ?? -Infinity)) * scale;
  if (isLog && extent.lowPositive !== null) {
    const low = Math.max(extent.lowPositive, extent.high / 1e6);
    return back(
      logarithmic((near !== null && near >= low / 2 ? Math.min(low, near) : low) * scale, high, most),
    );
  }
  return back(linear(Math.min(0, extent.low) * scale, Math.max(0, high), most));
}

const MANTISSAS = [1, 2, 2.5, 5] as const;

/** What one more tick must save of empty room, as a part of the axis: fewer lines are calmer. */
const TICK_COST = 0.025;

/** The axis with little empty room above `high` and few ticks. */
function linear(low: number, high: number, most: number): YScale {
  const size = Math.max(high - low, Number.MIN_VALUE * 1e6);
  const mostSteps = Math.min(7, most);
  const leastSteps = Math.min(3, Math.max(1, Math.floor(mostSteps / 2)));
  let best: { from: number; to: number; step: number; cost: number } | null = null;
  const power = Math.floor(Math.log10(size)) - 1;
  for (let p = power; p <= power + 2; p++) {
    for (const mantissa of MANTISSAS) {
      const step = mantissa * 10 ** p;
      const from = Math.floor(low / step + 1e-9);
      const to = Math.max(from + 1, Math.ceil(high / step - 1e-9));
      const count = to - from;
      if (count < leastSteps || count > mostSteps) continue;
      const cost = (count * step) / size + TICK_COST * count;
      if (best === null || cost < best.cost - 1e-9) best = { from, to, step, cost };
    }
  }
  const { from, to, step } = best ?? { from: 0, to: 1, step: high };
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => tidy((from + i) * step));
  return { isLog: false, min: tidy(from * step), max: tidy(to * step), ticks };
}

const ROUND = [1, 2, 5] as const;
const tidy = (value: number): number => Number(value.toPrecision(12));

/** The n-th number of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, …; 1 is number 0. */
const round125 = (n: number): number => tidy((ROUND[((n % 3) + 3) % 3] ?? 1) * 10 ** Math.floor(n / 3));

/** Number of the largest 1-2-5 at or below `value`. */
function floor125(value: number): number {
  let n = Math.floor(Math.log10(value)) * 3 + 3;
  while (round125(n) > value * (1 + 1e-9)) n -= 1;
  return n;
}

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

/** Part of the height at which a value lies: 0 at the bottom, 1 at the top. What a logarithmic axis cannot show lies at the bottom. */
export function yPart(scale: YScale, value: number): number {
  if (!scale.isLog) return (value - scale.min) / (scale.max - scale.min);
  return Math.log(Math.max(value, scale.min) / scale.min) / Math.log(scale.max / scale.min);
}

/** Pixels from the upper edge of the chart. */
export const yOf = (box: PlotBox, scale: YScale, value: number): number =>
  box.bottomPx - yPart(scale, value) * (box.bottomPx - box.topPx);
