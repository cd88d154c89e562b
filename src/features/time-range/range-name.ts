import type { Words } from '../../i18n/words';
import { isRelative, parseMoment, type RawRange } from '../../lib/time-range';
import { datePartsOf, formatDate, formatClearTime, type Timezone } from '../../lib/timezone';
import { quickRangeOf } from './quick-ranges';

/** Below this length, names have seconds, because minutes are too coarse. */
const WITH_SECONDS_BELOW_MS = 10 * 60_000;

/** The date of a moment, without the parts that equal those of today. */
function shortDate(ms: number, nowMs: number, timezone: Timezone): string {
  const date = formatDate(ms, timezone);
  return datePartsOf(ms, timezone).year === datePartsOf(nowMs, timezone).year ? date.slice(5) : date;
}

/** The two ends in epoch ms; null for a relative one. */
const fixedEnds = (raw: RawRange, nowMs: number, timezone: Timezone): [number | null, number | null] => [
  isRelative(raw.from) ? null : parseMoment(raw.from, 'from', nowMs, timezone),
  isRelative(raw.to) ? null : parseMoment(raw.to, 'to', nowMs, timezone),
];

/** The text of the button of the picker: `Last 6 hours`, `08-27 09:30 – 15:30`, `now-90m – now`. */
export function nameOfRange(raw: RawRange, nowMs: number, timezone: Timezone, words: Words): string {
  const quick = quickRangeOf(raw);
  if (quick) return quick.name(words);
  const [fromMs, toMs] = fixedEnds(raw, nowMs, timezone);
  const isShort = fromMs !== null && toMs !== null && toMs - fromMs < WITH_SECONDS_BELOW_MS;
  const isOneDay =
    fromMs !== null && toMs !== null && formatDate(fromMs, timezone) === formatDate(toMs, timezone);
  const time = (ms: number): string => formatClearTime(ms, timezone, isShort);
  const full = (ms: number): string => `${shortDate(ms, nowMs, timezone)} ${time(ms)}`;
  const from = fromMs === null ? raw.from : full(fromMs);
  const to = toMs === null ? raw.to : isOneDay ? time(toMs) : full(toMs);
  return `${from} – ${to}`;
}

/** The same on a phone: `6h`, `09:30 – 15:30`, and only dates when the days differ. */
export function shortNameOfRange(raw: RawRange, nowMs: number, timezone: Timezone, words: Words): string {
  const quick = quickRangeOf(raw);
  if (quick) return quick.short ?? quick.name(words);
  const live = /^now-(\d+[smhdwMy])$/.exec(raw.from);
  if (live?.[1] && raw.to === 'now') return live[1];
  const [fromMs, toMs] = fixedEnds(raw, nowMs, timezone);
  const days = new Set([fromMs ?? nowMs, toMs ?? nowMs].map((ms) => formatDate(ms, timezone)));
  const say = (ms: number): string =>
    days.size === 1 ? formatClearTime(ms, timezone) : shortDate(ms, nowMs, timezone);
  return `${fromMs === null ? raw.from : say(fromMs)} – ${toMs === null ? raw.to : say(toMs)}`;
}
