import { formatNumber } from '../../../lib/units';
import { lastFiniteBound, type Curve } from './slo-curve';
import type { Limits } from './threshold-step';

/** Shares below and above these are on the edges of the picture. */
const FIRST_SHARE = 0.005;
const LAST_SHARE = 0.9995;

/** The limits without observations. */
const BLANK: Limits = { min: 0.01, max: 100 };

/**
 * The limits of the axis in seconds, both round: from where the first curve leaves 0 to where the last one is almost complete,
 * with room on both sides of each threshold.
 * @param thresholdsS the current ones, without a drag: the axis does not move under the pointer
 */
export function secondsLimits(curves: readonly (Curve | null)[], thresholdsS: readonly number[]): Limits {
  const lows = thresholdsS.map((s) => s / 2);
  const highs = thresholdsS.map((s) => s * 2);
  for (const curve of curves) {
    if (!curve) continue;
    const { bounds, shares } = curve;
    const from = shares.findIndex((share) => share > FIRST_SHARE);
    const to = shares.findIndex((share) => share >= LAST_SHARE);
    lows.push(bounds[from - 1] ?? (bounds[from] ?? NaN) / 2);
    highs.push(Math.min(bounds[to] ?? Infinity, lastFiniteBound(curve) ?? Infinity));
  }
  const isSeconds = (s: number): boolean => Number.isFinite(s) && s > 0;
  const min = Math.min(...lows.filter(isSeconds));
  const max = Math.max(...highs.filter(isSeconds));
  if (!Number.isFinite(min) || !Number.isFinite(max)) return BLANK;
  return { min: roundDown(min), max: Math.max(roundUp(max), roundDown(min) * 10) };
}

const MANTISSAS = [1, 2, 5] as const;

/** 1, 2 or 5 times a power of ten, both ends included. */
function roundNumbers(min: number, max: number): number[] {
  const numbers: number[] = [];
  for (let power = Math.floor(Math.log10(min)) - 1; power <= Math.ceil(Math.log10(max)) + 1; power++) {
    for (const mantissa of MANTISSAS) numbers.push(Number(`${mantissa}e${power}`));
  }
  return numbers;
}

const roundDown = (value: number): number => roundNumbers(value, value).findLast((n) => n <= value) ?? value;
const roundUp = (value: number): number => roundNumbers(value, value).find((n) => n >= value) ?? value;

/** Position of seconds on the axis: 0 at `min`, 1 at `max`. */
export const secondsPart = (seconds: number, { min, max }: Limits): number =>
  Math.log(seconds / min) / Math.log(max / min);

export const secondsAtPart = (part: number, { min, max }: Limits): number => min * (max / min) ** part;

export interface SecondsTick {
  readonly seconds: number;
  /** With its unit, because the axis has milliseconds and seconds. */
  readonly label: string;
}

/** Round seconds with at least `leastPx` between two. */
export function secondsTicks(limits: Limits, widthPx: number, leastPx: number): SecondsTick[] {
  const inside = roundNumbers(limits.min, limits.max).filter((n) => n >= limits.min && n <= limits.max);
  const perDecadePx = widthPx / Math.log10(limits.max / limits.min);
  const every = perDecadePx * Math.log10(2) >= leastPx ? 1 : perDecadePx >= leastPx ? 3 : 6;
  const isShown = (n: number): boolean => {
    const power = Math.floor(Math.log10(n) + 1e-9);
    if (every === 1) return true;
    const isPower = Math.abs(n - 10 ** power) < n * 1e-9;
    return isPower && (every === 3 || power % 2 === 0);
  };
  return inside.filter(isShown).map((seconds) => ({ seconds, label: secondsLabel(seconds) }));
}

function secondsLabel(seconds: number): string {
  return seconds < 1 ? `${plain(seconds * 1000)} ms` : `${plain(seconds)} s`;
}

function plain(value: number): string {
  const shown = Number(value.toPrecision(3));
  return formatNumber(shown, (String(shown).split('.')[1] ?? '').length);
}
