import { datePartsOf, formatTime, offsetMsAt, repeatedOffset, type Timezone } from '../../lib/timezone';
import { msOfParts, unitAround } from '../../lib/wall-clock';
import type { TimeSpan } from './time-span';

/** A tick of the time axis. */
export interface TimeTick {
  readonly atS: number;
  readonly label: string;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const CLOCK_STEPS_S = [1, 2, 5, 10, 15, 30, MINUTE, 120, 300, 600, 900, 1800] as const;
const HOUR_STEPS = [1, 2, 3, 6, 12] as const;
const DAY_STEPS = [1, 2, 7, 14] as const;
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120] as const;

/**
 * Ticks at round wall-clock times, at least `minGapPx` apart. Labels: `13:41`; `13:41:05` for steps below a minute; `08-27`
 * at midnight and for steps of days; `2026-08` for steps of months. When daylight saving time begins or ends, the ticks stay
 * on round wall-clock times; a skipped hour has no tick, and a repeated hour begins again with its offset: `+01:00`.
 */
export function timeTicks(span: TimeSpan, widthPx: number, timezone: Timezone, minGapPx = 56): TimeTick[] {
  const lengthS = span.toS - span.fromS;
  if (!(lengthS > 0) || !(widthPx > 0)) return [];
  if (!(Math.abs(span.fromS) <= LAST_DATE_S && Math.abs(span.toS) <= LAST_DATE_S)) return [];
  const minStepS = (minGapPx / widthPx) * lengthS;
  const clockStepS = CLOCK_STEPS_S.find((s) => s >= minStepS);
  if (clockStepS !== undefined) return clockTicks(span, clockStepS, timezone);
  const hours = HOUR_STEPS.find((h) => h * HOUR >= minStepS);
  if (hours !== undefined) return hourTicks(span, hours, timezone);
  const days = DAY_STEPS.find((d) => d * DAY >= minStepS);
  if (days !== undefined) return dayTicks(span, days, timezone);
  // the shortest month is 28 days
  const longest = 120 * Math.ceil(minStepS / (120 * 28 * DAY));
  const months = MONTH_STEPS.find((m) => m * 28 * DAY >= minStepS) ?? longest;
  return monthTicks(span, months, timezone);
}

/** A `Date` can represent times up to this far before and after 1970. */
const LAST_DATE_S = 8.64e12;

const two = (n: number): string => String(n).padStart(2, '0');

function dayLabel(ms: number, timezone: Timezone): string {
  const { month, day } = datePartsOf(ms, timezone);
  return `${two(month)}-${two(day)}`;
}

/** Midnight, or the moment at which clocks skip it; of two midnights the first. */
const beginsDay = (ms: number, timezone: Timezone): boolean =>
  datePartsOf(ms, timezone).hour < 2 && unitAround(ms, 'd', timezone).startMs === ms;

/**
 * Ticks with a step of at most 30 min. The offset at the start serves the whole span: a clock change moves it by a multiple
 * of the step.
 */
function clockTicks({ fromS, toS }: TimeSpan, stepS: number, timezone: Timezone): TimeTick[] {
  const offsetS = offsetMsAt(fromS * 1000, timezone) / 1000;
  const ticks: TimeTick[] = [];
  for (let wallS = Math.ceil((fromS + offsetS) / stepS) * stepS; wallS - offsetS <= toS; wallS += stepS) {
    const atS = wallS - offsetS;
    // rounding, with times as small as 5e-324
    if (atS < fromS) continue;
    ticks.push({ atS, label: clockLabel(atS * 1000, stepS, timezone) });
  }
  return ticks;
}

function clockLabel(ms: number, stepS: number, timezone: Timezone): string {
  if (beginsDay(ms, timezone)) return dayLabel(ms, timezone);
  const isTurnedBack = offsetMsAt(ms, timezone) < offsetMsAt(ms - 1, timezone);
  const offset = isTurnedBack ? repeatedOffset(ms, timezone).trim() : '';
  return offset === '' ? formatTime(ms, timezone, stepS < MINUTE) : offset;
}

function* daysOf(
  { fromS, toS }: TimeSpan,
  timezone: Timezone,
): Generator<{ ms: number; year: number; month: number; day: number }> {
  const { year, month, day } = datePartsOf(fromS * 1000, timezone);
  for (let i = 0; ; i++) {
    const ms = msOfParts(timezone, year, month, day + i);
    // an invalid date is NaN and also ends the loop
    if (!(ms <= toS * 1000)) return;
    yield { ms, ...datePartsOf(ms, timezone) };
  }
}

function hourTicks(span: TimeSpan, stepHours: number, timezone: Timezone): TimeTick[] {
  const ticks: TimeTick[] = [];
  for (const { year, month, day } of daysOf(span, timezone)) {
    for (let hour = 0; hour < 24; hour += stepHours) {
      const ms = msOfParts(timezone, year, month, day, hour);
      if (ms < span.fromS * 1000 || ms > span.toS * 1000) continue;
      if (hour > 0 && datePartsOf(ms, timezone).hour !== hour) continue;
      // Where clocks skip midnight, the day begins with a later hour.
      if (ticks.at(-1)?.atS === ms / 1000) continue;
      ticks.push({ atS: ms / 1000, label: hour === 0 ? dayLabel(ms, timezone) : formatTime(ms, timezone) });
    }
  }
  return ticks;
}

/** Every n-th day counted from Monday, 5 January 1970, so that a tick stays on its day while the range moves. */
function dayTicks(span: TimeSpan, stepDays: number, timezone: Timezone): TimeTick[] {
  const ticks: TimeTick[] = [];
  for (const { ms, year, month, day } of daysOf(span, timezone)) {
    const number = Date.UTC(year, month - 1, day) / (DAY * 1000) - 4;
    if (ms < span.fromS * 1000 || number % stepDays !== 0) continue;
    ticks.push({ atS: ms / 1000, label: dayLabel(ms, timezone) });
  }
  return ticks;
}

function monthTicks(span: TimeSpan, stepMonths: number, timezone: Timezone): TimeTick[] {
  const { year, month } = datePartsOf(span.fromS * 1000, timezone);
  const first = Math.floor((year * 12 + month - 1) / stepMonths) * stepMonths;
  const ticks: TimeTick[] = [];
  for (let number = first; ; number += stepMonths) {
    const ms = msOfParts(timezone, Math.floor(number / 12), (number % 12) + 1, 1);
    // an invalid date is NaN and also ends the loop
    if (!(ms <= span.toS * 1000)) return ticks;
    if (ms < span.fromS * 1000) continue;
    ticks.push({ atS: ms / 1000, label: `${Math.floor(number / 12)}-${two((number % 12) + 1)}` });
  }
}
