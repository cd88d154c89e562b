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

/** How long ago a moment is; a week counts as days. */
interface Ago {
  readonly count: number;
  readonly unit: keyof Words['ageUnits'];
}

const AGO_UNITS: ReadonlyMap<string, readonly [unit: Ago['unit'], times: number]> = new Map([
  ['s', ['s', 1]],
  ['m', ['min', 1]],
  ['h', ['h', 1]],
  ['d', ['d', 1]],
  ['w', ['d', 7]],
]);

/** Of `now-90m` and its like; null for every other moment. */
function agoOf(text: string): Ago | null {
  const [, count, letter = ''] = /^now-(\d+)([a-z])$/.exec(text.trim()) ?? [];
  const found = AGO_UNITS.get(letter);
  return found ? { count: Number(count) * found[1], unit: found[0] } : null;
}

const SECONDS: Readonly<Record<Ago['unit'], number>> = { s: 1, min: 60, h: 3600, d: 86_400 };
const secondsOf = ({ count, unit }: Ago): number => count * SECONDS[unit];

const agoWords = ({ count, unit }: Ago, { ageUnits }: Words): string => `${count} ${ageUnits[unit]}`;

/** A relative end, in words where the other end is a time. */
const relativeName = (text: string, other: number | null, words: Words): string =>
  text.trim() === 'now' && other !== null ? words.rangeNow : text;

/** The name of a range between two moments that count from now, and of the last minutes, hours or days; null for others. */
function nameByAge({ from, to }: RawRange, words: Words): string | null {
  const [since, until] = [agoOf(from), agoOf(to)];
  if (since === null || since.count === 0) return null;
  if (until !== null && until.count > 0 && secondsOf(since) > secondsOf(until))
    return words.rangeAgo(agoWords(since, words), agoWords(until, words));
  if (to.trim() !== 'now') return null;
  const { count, unit } = since;
  return { s: words.lastSeconds, min: words.lastMinutes, h: words.lastHours, d: words.lastDays }[unit](count);
}

/** The text of the button of the picker: `Last 6 hours`, `08-27 09:30 – 15:30`, `3 h – 90 min ago`. */
export function nameOfRange(raw: RawRange, nowMs: number, timezone: Timezone, words: Words): string {
  const known = quickRangeOf(raw)?.name(words) ?? nameByAge(raw, words);
  if (known !== null) return known;
  const [fromMs, toMs] = fixedEnds(raw, nowMs, timezone);
  const isShort = fromMs !== null && toMs !== null && toMs - fromMs < WITH_SECONDS_BELOW_MS;
  const isOneDay =
    fromMs !== null && toMs !== null && formatDate(fromMs, timezone) === formatDate(toMs, timezone);
  const time = (ms: number): string => formatClearTime(ms, timezone, isShort);
  const full = (ms: number): string => `${shortDate(ms, nowMs, timezone)} ${time(ms)}`;
  const from = fromMs === null ? relativeName(raw.from, toMs, words) : full(fromMs);
  const to = toMs === null ? relativeName(raw.to, fromMs, words) : isOneDay ? time(toMs) : full(toMs);
  return `${from} – ${to}`;
}

/** The same on a phone: `6 h`, `09:30 – 15:30`, and only dates when the days differ. */
export function shortNameOfRange(raw: RawRange, nowMs: number, timezone: Timezone, words: Words): string {
  const quick = quickRangeOf(raw);
  const since = agoOf((quick ?? raw).from);
  if (since && since.count > 0 && raw.to.trim() === 'now') return agoWords(since, words);
  const known = quick?.name(words) ?? nameByAge(raw, words);
  if (known !== null) return known;
  const [fromMs, toMs] = fixedEnds(raw, nowMs, timezone);
  const days = new Set([fromMs ?? nowMs, toMs ?? nowMs].map((ms) => formatDate(ms, timezone)));
  const say = (ms: number): string =>
    days.size === 1 ? formatClearTime(ms, timezone) : shortDate(ms, nowMs, timezone);
  const from = fromMs === null ? relativeName(raw.from, toMs, words) : say(fromMs);
  return `${from} – ${toMs === null ? relativeName(raw.to, fromMs, words) : say(toMs)}`;
}
