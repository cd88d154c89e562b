import type { PeriodUnit } from './calendar-units';
import type { Period } from './period';
import type { RangeMs } from './time-range';
import type { Timezone } from './timezone';
import { unitAround } from './wall-clock';

const HOUR_S = 3600;

/**
 * The whole hours or days on the wall clock that a range touches, oldest first, without gaps. The last one ends at `nowMs` where it is
 * not over. A day on which the clocks change has 23 or 25 hours.
 */
export function calendarPeriods(
  { fromMs, toMs }: RangeMs,
  unit: PeriodUnit,
  timezone: Timezone,
  nowMs: number,
): Period[] {
  const lastMs = Math.min(toMs, nowMs);
  const periods: Period[] = [];
  let atMs = fromMs;
  while (atMs < lastMs) {
    const { startMs, nextMs } = unitAround(atMs, unit === 'hour' ? 'h' : 'd', timezone);
    periods.push({ startS: startMs / 1000, endS: Math.floor(Math.min(nextMs, nowMs) / 1000) });
    atMs = nextMs;
  }
  return periods;
}

/** The longest step, an hour at most, that all periods are multiples of, seconds. */
export const commonStepS = (periods: readonly Period[]): number =>
  periods.reduce((stepS, { startS, endS }) => divisor(stepS, endS - startS), HOUR_S);

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
