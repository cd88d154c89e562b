import { EARLIEST_MS, latestMs, rawOfRange } from '../../lib/range-limits';
import { isRelative, parseMoment, type RangeMs, type RawRange } from '../../lib/time-range';
import { formatClearTime, formatDateTime, offsetName, type Timezone } from '../../lib/timezone';

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

/** Reads both fields. The ends must be at least a second apart, from 1970 up to a year from now. */
export function checkDraft(draft: RawRange, nowMs: number, timezone: Timezone): DraftCheck {
  const fromMs = parseMoment(draft.from, 'from', nowMs, timezone);
  const toMs = parseMoment(draft.to, 'to', nowMs, timezone);
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

/** Parses `A to B`, `A – B` or `A 至 B` when both are moments, such as a copied range; else null. */
export function parsePastedRange(text: string, nowMs: number, timezone: Timezone): RawRange | null {
  const parts = text.trim().split(/\s+(?:to|–|—|~|至|到)\s+/);
  const [from, to] = parts;
  if (parts.length !== 2 || from === undefined || to === undefined) return null;
  const isRange =
    parseMoment(from, 'from', nowMs, timezone) !== null && parseMoment(to, 'to', nowMs, timezone) !== null;
  return isRange ? { from, to } : null;
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
