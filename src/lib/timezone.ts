export type Timezone = 'local' | 'utc';

/** The parts of a date in a time zone. `month` is 1 to 12, `weekday` 0 (Sunday) to 6. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
}

export function datePartsOf(ms: number, timezone: Timezone): DateParts {
  const d = new Date(ms);
  return timezone === 'utc'
    ? {
        year: d.getUTCFullYear(),
        month: d.getUTCMonth() + 1,
        day: d.getUTCDate(),
        hour: d.getUTCHours(),
        minute: d.getUTCMinutes(),
        second: d.getUTCSeconds(),
        weekday: d.getUTCDay(),
      }
    : {
        year: d.getFullYear(),
        month: d.getMonth() + 1,
        day: d.getDate(),
        hour: d.getHours(),
        minute: d.getMinutes(),
        second: d.getSeconds(),
        weekday: d.getDay(),
      };
}

/**
 * Epoch ms of a wall-clock time. Parts beyond their range carry over, as with `Date` (month 13 is next January).
 */
export function msOfParts(
  timezone: Timezone,
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number {
  return timezone === 'utc'
    ? Date.UTC(year, month - 1, day, hour, minute, second)
    : new Date(year, month - 1, day, hour, minute, second).getTime();
}

/** `UTC`, `UTC+8`, `UTC−3:30`: the offset in force at that moment. */
export function offsetName(ms: number, timezone: Timezone): string {
  const minutes = timezone === 'utc' ? 0 : -new Date(ms).getTimezoneOffset();
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `13:41`, or `13:41:05` with seconds. */
export function formatTime(ms: number, timezone: Timezone, withSeconds = false): string {
  const p = datePartsOf(ms, timezone);
  return `${two(p.hour)}:${two(p.minute)}${withSeconds ? `:${two(p.second)}` : ''}`;
}

/** `2026-08-27`. */
export function formatDate(ms: number, timezone: Timezone): string {
  const p = datePartsOf(ms, timezone);
  return `${p.year}-${two(p.month)}-${two(p.day)}`;
}

/** `2026-08-27 13:41:05`, a form that {@link parseMoment} of `time-range.ts` reads back. */
export const formatDateTime = (ms: number, timezone: Timezone): string =>
  `${formatDate(ms, timezone)} ${formatTime(ms, timezone, true)}`;
