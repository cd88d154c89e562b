import { formatTicks, unitScale, type Unit } from '../../lib/units';

/** A mark on the vertical axis. */
export interface YTick {
  readonly value: number;
  readonly label: string;
  readonly isThreshold: boolean;
}

/** Longest label that fits the left gutter, in digits; a point takes half of one. */
const MOST_DIGITS = 5;

const digitsOf = (label: string): number => label.length - (label.includes('.') ? 0.5 : 0);

function exponential(shown: number): string {
  if (shown === 0) return '0';
  const [mantissa = '', power = ''] = shown.toExponential(1).split('e');
  return `${mantissa.replace(/\.0$/, '').replace('-', '−')}e${power.replace('+', '').replace('-', '−')}`;
}

/** Labels of ticks, all distinct; numbers too long for the gutter are written with a power of ten. */
export function tickLabels(ticks: readonly number[], unit: Unit): string[] {
  const labels = formatTicks(ticks, unit);
  const isFit = new Set(labels).size === labels.length && labels.every((l) => digitsOf(l) <= MOST_DIGITS);
  return isFit ? labels : ticks.map((t) => exponential(t * unitScale(unit)));
}

/**
 * The ticks with their labels. A threshold inside the axis gets its own tick; a round tick that would touch it goes.
 * @param yOf pixels of a value
 */
export function yTicks(
  ticks: readonly number[],
  unit: Unit,
  threshold: number | null,
  yOf: (value: number) => number,
  fontPx: number,
): YTick[] {
  const isNear = (a: number, b: number): boolean => Math.abs(yOf(a) - yOf(b)) < fontPx + 2;
  const kept = threshold === null ? ticks : ticks.filter((t) => !isNear(t, threshold));
  const labels = tickLabels(kept, unit);
  const marks = kept.map((value, i) => ({ value, label: labels[i] ?? '', isThreshold: false }));
  if (threshold === null) return marks;
  const label = tickLabels([threshold], unit)[0] ?? '';
  return [...marks, { value: threshold, label, isThreshold: true }];
}
