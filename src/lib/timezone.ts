import { tzOffset } from '@date-fns/tz/tzOffset';

/** The browser's own zone, UTC, or an IANA name such as `Europe/Berlin`. */
export type Timezone = 'local' | 'utc' | `${string}/${string}`;

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

const DAY_MS = 86_400_000;
const UTC_NAMES: ReadonlySet<string> = new Set(['UTC', 'GMT', 'Etc/UTC', 'Etc/GMT']);

/** The name that the browser knows a zone by; null for no zone. */
function ianaName(text: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/**
 * Reads `local`, `utc`, or a zone that the browser knows, in any case. `browser` is Grafana's word for `local`.
 * @returns null for anything else
 * @see https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/create-dashboard-url-variables/
 */
export function parseTimezone(text: string): Timezone | null {
  const lower = text.trim().toLowerCase();
  if (lower === 'local' || lower === 'browser') return 'local';
  const name = ianaName(text.trim());
  if (name === null) return null;
  if (lower === 'utc' || UTC_NAMES.has(name)) return 'utc';
  // Browsers rename zones: what a person wrote stays, but for its case.
  const known = name.toLowerCase() === lower ? name : text.trim();
  return [known, name].find(isAreaAndCity) ?? null;
}

const isAreaAndCity = (name: string): name is `${string}/${string}` => name.includes('/');

/** True when the browser's own zone goes by this name, or `timezone` is `local`. */
export function isBrowserZone(timezone: Timezone): boolean {
  if (timezone === 'local') return true;
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return parseTimezone(own) === parseTimezone(timezone);
}

/** How far the wall clock is ahead of UTC at a moment, ms; negative west of Greenwich. */
export function offsetMsAt(ms: number, timezone: Timezone): number {
  if (timezone === 'utc') return 0;
  if (timezone === 'local') return -new Date(ms).getTimezoneOffset() * 60_000;
  return Math.round(tzOffset(timezone, new Date(ms)) * 60) * 1000;
}

/**
 * The moments at which the wall clock shows a time, oldest first: two where clocks went back, none where they went
 * forward over it.
 * @param wallMs the time on the wall as if it were UTC, epoch ms
 */
export function momentsOfWall(wallMs: number, timezone: Timezone): number[] {
  const [before, after] = [offsetMsAt(wallMs - DAY_MS, timezone), offsetMsAt(wallMs + DAY_MS, timezone)];
  if (before === after) return [wallMs - before];
  return [wallMs - before, wallMs - after]
    .filter((ms) => ms + offsetMsAt(ms, timezone) === wallMs)
    .sort((a, b) => a - b);
}

export function datePartsOf(ms: number, timezone: Timezone): DateParts {
  const d = new Date(ms + offsetMsAt(ms, timezone));
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
    second: d.getUTCSeconds(),
    weekday: d.getUTCDay(),
  };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `UTC`, `UTC+8`, `UTC−3:30`: the offset in force at that moment. */
export function offsetName(ms: number, timezone: Timezone): string {
  const minutes = Math.round(offsetMsAt(ms, timezone) / 60_000);
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest ? `:${two(rest)}` : ''}`;
}

/** ` +02:00` in an hour that the wall clock shows twice, where the time alone could mean both; else empty. */
export function repeatedOffset(ms: number, timezone: Timezone): string {
  const offsetMs = offsetMsAt(ms, timezone);
  if (momentsOfWall(ms + offsetMs, timezone).length < 2) return '';
  const minutes = Math.abs(offsetMs) / 60_000;
  return ` ${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `13:41`, or `13:41:05` with seconds. */
export function formatTime(ms: number, timezone: Timezone, withSeconds = false): string {
  const p = datePartsOf(ms, timezone);
  return `${two(p.hour)}:${two(p.minute)}${withSeconds ? `:${two(p.second)}` : ''}`;
}

/** `13:41`, and `02:30 +01:00` in an hour that the wall clock shows twice. */
export const formatClearTime = (ms: number, timezone: Timezone, withSeconds = false): string =>
  formatTime(ms, timezone, withSeconds) + repeatedOffset(ms, timezone);

/** `2026-08-27`. */
export function formatDate(ms: number, timezone: Timezone): string {
  const p = datePartsOf(ms, timezone);
  return `${String(p.year).padStart(4, '0')}-${two(p.month)}-${two(p.day)}`;
}

/**
 * `2026-08-27 13:41:05`, and `2026-10-25 02:30:00 +01:00` in an hour that the wall clock shows twice: forms that
 * `parseMoment` of `time-range.ts` reads back.
 */
export const formatDateTime = (ms: number, timezone: Timezone): string =>
  `${formatDate(ms, timezone)} ${formatClearTime(ms, timezone, true)}`;

/** {@link formatDateTime} without seconds: `2026-08-27 13:41`. */
export const formatDateMinute = (ms: number, timezone: Timezone): string =>
  `${formatDate(ms, timezone)} ${formatClearTime(ms, timezone)}`;
