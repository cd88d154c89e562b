import { parseDate } from './parse-date';
import type { Timezone } from './timezone';
import { shiftMoment, unitAround, type CalendarUnit } from './wall-clock';

/** A range as written by a person or in a URL: each end is `now-6h`, `now-1d/d`, epoch ms or an ISO date. */
export interface RawRange {
  readonly from: string;
  readonly to: string;
}

/** A range in epoch milliseconds, `fromMs` before `toMs`. */
export interface RangeMs {
  readonly fromMs: number;
  readonly toMs: number;
}

const RELATIVE = /^now(?:[+-]\d+[smhdwMy]|\/[smhdwMy])*$/;
const STEP = /([+-])(\d+)([smhdwMy])|\/([smhdwMy])/g;

/** True for `now` and everything that counts from it. */
export const isRelative = (text: string): boolean => RELATIVE.test(text.trim());

/**
 * One end of a range in epoch ms, or null when the text is no moment: `now`, then any number of steps such as `-1d` and
 * `/d`, or a date as {@link parseDate} reads it. `/d` rounds down to the start of the unit at the left end of a range and
 * up to its end at the right end; a week starts on Monday. Text without an offset is in `timezone`.
 * @see https://grafana.com/docs/grafana/latest/dashboards/use-dashboards/#time-units-and-relative-ranges
 */
export function parseMoment(
  text: string,
  end: 'from' | 'to',
  nowMs: number,
  timezone: Timezone,
): number | null {
  const trimmed = text.trim();
  if (!isRelative(trimmed)) return parseDate(trimmed, timezone);
  let ms = nowMs;
  for (const [, sign, count, unit, rounding] of trimmed.matchAll(STEP)) {
    if (rounding === undefined) {
      ms = shiftMoment(ms, Number(count) * (sign === '-' ? -1 : 1), unit as CalendarUnit, timezone);
    } else {
      const { startMs, nextMs } = unitAround(ms, rounding as CalendarUnit, timezone);
      ms = end === 'from' ? startMs : nextMs - 1;
    }
  }
  return Number.isFinite(ms) ? ms : null;
}

/** Both ends, or null when one is no moment or they are not at least a second apart, in this order. */
export function resolveRange(raw: RawRange, nowMs: number, timezone: Timezone): RangeMs | null {
  const fromMs = parseMoment(raw.from, 'from', nowMs, timezone);
  const toMs = parseMoment(raw.to, 'to', nowMs, timezone);
  if (fromMs === null || toMs === null || toMs - fromMs < 1000) return null;
  return { fromMs, toMs };
}
