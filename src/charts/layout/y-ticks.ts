import { formatTicks, unitScale, type Unit } from '../../lib/units';

/** A tick of the y axis with its label. */
export interface YTick {
  readonly value: number;
  readonly label: string;
  readonly isThreshold: boolean;
}

/** The longest label that fits into the left gutter, in digits; a decimal point counts as half a digit. */
const MOST_DIGITS = 5;

const digitsOf = (label: string): number => label.length - (label.includes('.') ? 0.5 : 0);

function exponential(shown: number): string {
  if (shown === 0) return '0';
  const [mantissa = '', power = ''] = shown.toExponential(1).split('e');
  return `${mantissa.replace(/\.0$/, '').replace('-', '−')}e${power.replace('+', '').replace('-', '−')}`;
}

/** Labels of ticks, all different. When one is too long for the gutter, all are written with a power of ten. */
export function tickLabels(ticks: readonly number[], unit: Unit): string[] {
  const labels = formatTicks(ticks, unit);
  const isFit = new Set(labels).size === labels.length && labels.every((l) => digitsOf(l) <= MOST_DIGITS);
  return isFit ? labels : ticks.map((t) => exponential(t * unitScale(unit)));
}

/**
 * The ticks with their labels. The threshold gets a tick of its own, which replaces the ticks that it would overlap.
 * @param threshold a value inside the axis, or null
 * @param yOf returns the y position of a value in pixels
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
