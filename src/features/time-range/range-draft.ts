import { EARLIEST_MS, latestMs, rawOfRange } from '../../lib/range-limits';
import { isRelative, parseMoment, type RangeMs, type RawRange } from '../../lib/time-range';
import {
  formatClearTime,
  formatDate,
  formatDateTime,
  formatTime,
  offsetMsAt,
  offsetName,
  type Timezone,
} from '../../lib/timezone';
import { shiftMoment } from '../../lib/wall-clock';

/** The error in the text of the two fields. */
export type DraftFault = 'from' | 'to' | 'order' | 'limits';

export interface DraftCheck {
  readonly faults: readonly DraftFault[];
  /** Null when there is a fault. */
  readonly range: RangeMs | null;
}

/** The text of a moment in its field: relative text unchanged, a fixed time as a date in the time zone. */
export function fieldText(text: string, end: 'from' | 'to', nowMs: number, timezone: Timezone): string {
  if (isRelative(text)) return text;
  const ms = parseMoment(text, end, nowMs, timezone);
  return ms === null ? text : formatDateTime(ms, timezone);
}

/** A time without a date, such as `02:00` or `2:00:30`. */
const CLOCK = /^(\d{1,2}:\d{2}(?::\d{2})?)$/;

/**
 * A moment as a person writes it: as {@link parseMoment} reads it, or a time alone. A time alone is that of today, and of
 * yesterday when it is still to come.
 */
export function draftMoment(
  text: string,
  end: 'from' | 'to',
  nowMs: number,
  timezone: Timezone,
): number | null {
  const time = CLOCK.exec(text.trim())?.[1];
  if (time === undefined) return parseMoment(text, end, nowMs, timezone);
  const today = parseMoment(
    `${formatDate(nowMs, timezone)} ${time.padStart(time.length < 6 ? 5 : 8, '0')}`,
    end,
    nowMs,
    timezone,
  );
  return today === null || today <= nowMs ? today : shiftMoment(today, -1, 'd', timezone);
}

/** Both ends of a draft. A time alone at the right end is the first such time after the left end. */
function momentsOf(
  draft: RawRange,
  nowMs: number,
  timezone: Timezone,
): readonly [number | null, number | null] {
  const fromMs = draftMoment(draft.from, 'from', nowMs, timezone);
  const toMs = draftMoment(draft.to, 'to', nowMs, timezone);
  if (fromMs === null || toMs === null || toMs > fromMs || !CLOCK.test(draft.to.trim()))
    return [fromMs, toMs];
  return [fromMs, shiftMoment(toMs, 1, 'd', timezone)];
}

/** Reads both fields. The ends must be at least a second apart, from 1970 up to a year from now. */
export function checkDraft(draft: RawRange, nowMs: number, timezone: Timezone): DraftCheck {
  const [fromMs, toMs] = momentsOf(draft, nowMs, timezone);
  const faults: DraftFault[] = [];
  if (fromMs === null) faults.push('from');
  if (toMs === null) faults.push('to');
  if (fromMs === null || toMs === null) return { faults, range: null };
  if (toMs - fromMs < 1000) return { faults: ['order'], range: null };
  if (fromMs < EARLIEST_MS || toMs > latestMs(nowMs)) return { faults: ['limits'], range: null };
  return { faults, range: { fromMs, toMs } };
}

/**
 * The draft in the form of the view: relative text as typed, a fixed time as epoch ms, which is the same moment in every time
 * zone. Null when there is an error.
 */
export function rawOfDraft(draft: RawRange, nowMs: number, timezone: Timezone): RawRange | null {
  const { range } = checkDraft(draft, nowMs, timezone);
  if (range === null) return null;
  const fixed = rawOfRange(range);
  return {
    from: isRelative(draft.from) ? draft.from.trim() : fixed.from,
    to: isRelative(draft.to) ? draft.to.trim() : fixed.to,
  };
}

/** The offset at the end of {@link resolvedText}, such as `, UTC+5:30`. */
const OFFSET = /,?\s*UTC(?:([+\u2212-])(\d{1,2})(?::(\d{2}))?)?$/;

/** `UTC+8` as in ISO 8601: `+08:00`. */
const isoOffset = ([, sign = '+', hours = '0', minutes = '00']: RegExpExecArray): string =>
  `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;

/** The two ends of a range that Grafana copies, `{"from":"2026-08-27 09:30:00","to":"…"}`; null for other text. */
function pairOfJson(text: string): readonly [string, string] | null {
  if (!text.startsWith('{')) return null;
  try {
    const { from, to } = JSON.parse(text) as { from?: unknown; to?: unknown };
    return typeof from === 'string' && typeof to === 'string' ? [from, to] : null;
  } catch {
    return null;
  }
}

/**
 * Parses a copied range when both ends are moments, else null: `A to B`, `A – B` or `A 至 B`, also with `, UTC+8` at its end
 * and the date once, as the picker shows it, and the range that Grafana copies.
 */
export function parsePastedRange(text: string, nowMs: number, timezone: Timezone): RawRange | null {
  const trimmed = text.trim();
  const offset = OFFSET.exec(trimmed);
  const bare = offset ? trimmed.slice(0, offset.index) : trimmed;
  const parts = pairOfJson(bare) ?? bare.split(/\s+(?:to|–|—|~|至|到)\s+/);
  const [from, second] = parts;
  if (parts.length !== 2 || from === undefined || second === undefined) return null;
  const date = /^\d{4}-\d{2}-\d{2}(?= )/.exec(from)?.[0];
  const to = date !== undefined && CLOCK.test(second) ? `${date} ${second}` : second;
  const isRange =
    draftMoment(from, 'from', nowMs, timezone) !== null && draftMoment(to, 'to', nowMs, timezone) !== null;
  if (!isRange) return null;
  const zoned = (end: string): string => (offset && date !== undefined ? `${end} ${isoOffset(offset)}` : end);
  return { from: zoned(from), to: zoned(to) };
}

/** A range to copy: it means the same in every time zone, and the picker reads it again. */
export function copiedText({ fromMs, toMs }: RangeMs, timezone: Timezone): string {
  const text = (ms: number): string => {
    const minutes = Math.round(offsetMsAt(ms, timezone) / 60_000);
    const size = Math.abs(minutes);
    const two = (n: number): string => String(n).padStart(2, '0');
    const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
    return `${formatDate(ms, timezone)} ${formatTime(ms, timezone, true)} ${offset}`;
  };
  return `${text(fromMs)} – ${text(toMs)}`;
}

/** The range of the fields: `2026-08-27 09:30:00 – 15:30:00, UTC+8`. */
export function resolvedText({ fromMs, toMs }: RangeMs, timezone: Timezone): string {
  const from = formatDateTime(fromMs, timezone);
  const to = formatDateTime(toMs, timezone);
  const isOneDay = from.slice(0, 10) === to.slice(0, 10);
  const [start, end] = [offsetName(fromMs, timezone), offsetName(toMs, timezone)];
  // The clocks may change within the range.
  if (start !== end) return `${from} ${start} – ${to} ${end}`;
  return `${from} – ${isOneDay ? formatClearTime(toMs, timezone, true) : to}, ${end}`;
}
