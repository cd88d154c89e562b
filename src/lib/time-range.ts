import { datePartsOf, msOfParts, type Timezone } from './timezone';

/** A range as a person or a URL says it: each end is `now-6h`, `now-1d/d`, epoch ms or an ISO date. */
export interface RawRange {
  readonly from: string;
  readonly to: string;
}

/** A range in epoch milliseconds, `fromMs` before `toMs`. */
export interface RangeMs {
  readonly fromMs: number;
  readonly toMs: number;
}

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000 } as const;
const RELATIVE = /^now(?:([+-])(\d+)([smhdwMy]))?(?:\/([smhdwMy]))?$/;
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

type CalendarUnit = 's' | 'm' | 'h' | 'd' | 'w' | 'M' | 'y';

/** True for `now` and all that counts from it. */
export const isRelative = (text: string): boolean => RELATIVE.test(text);

/** Moves a moment by calendar units: a day or a month keeps its wall-clock time over a change of the clocks. */
function shift(ms: number, count: number, unit: CalendarUnit, timezone: Timezone): number {
  if (unit === 's' || unit === 'm' || unit === 'h') return ms + count * UNIT_MS[unit];
  const p = datePartsOf(ms, timezone);
  const days = unit === 'd' ? count : unit === 'w' ? count * 7 : 0;
  const months = unit === 'M' ? count : 0;
  const years = unit === 'y' ? count : 0;
  return (
    msOfParts(timezone, p.year + years, p.month + months, p.day + days, p.hour, p.minute, p.second) +
    (ms % 1000)
  );
}

function startOf(ms: number, unit: CalendarUnit, timezone: Timezone): number {
  const p = datePartsOf(ms, timezone);
  switch (unit) {
    case 's':
      return Math.floor(ms / 1000) * 1000;
    case 'm':
      return msOfParts(timezone, p.year, p.month, p.day, p.hour, p.minute);
    case 'h':
      return msOfParts(timezone, p.year, p.month, p.day, p.hour);
    case 'd':
      return msOfParts(timezone, p.year, p.month, p.day);
    case 'w':
      return msOfParts(timezone, p.year, p.month, p.day - ((p.weekday + 6) % 7));
    case 'M':
      return msOfParts(timezone, p.year, p.month, 1);
    case 'y':
      return msOfParts(timezone, p.year, 1, 1);
  }
}

/**
 * One end of a range in epoch ms, or null when the text is none.
 * `/d` rounds down to the start of the unit at the left end of a range and up to its end at the right end; a week
 * starts on Monday. Text without an offset is in `timezone`.
 * @see https://grafana.com/docs/grafana/latest/dashboards/use-dashboards/#time-units-and-relative-ranges
 */
export function parseMoment(
  text: string,
  end: 'from' | 'to',
  nowMs: number,
  timezone: Timezone,
): number | null {
  const trimmed = text.trim();
  const relative = RELATIVE.exec(trimmed);
  if (relative) {
    const [, sign, count, unit, rounding] = relative;
    let ms = nowMs;
    if (unit !== undefined)
      ms = shift(ms, Number(count) * (sign === '-' ? -1 : 1), unit as CalendarUnit, timezone);
    if (rounding !== undefined) {
      const start = startOf(ms, rounding as CalendarUnit, timezone);
      ms = end === 'from' ? start : shift(start, 1, rounding as CalendarUnit, timezone) - 1;
    }
    return Number.isFinite(ms) ? ms : null;
  }
  if (/^\d{9,14}$/.test(trimmed)) return Number(trimmed);
  const iso = ISO.exec(trimmed);
  if (!iso) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', offset] = iso;
  const numbers = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const ms = offset === undefined ? msOfParts(timezone, ...numbers) : Date.parse(isoWithOffset(trimmed));
  const back = datePartsOf(msOfParts('utc', ...numbers), 'utc');
  const isReal =
    back.month === numbers[1] &&
    back.day === numbers[2] &&
    back.hour === numbers[3] &&
    back.minute === numbers[4];
  return isReal && Number.isFinite(ms) ? ms : null;
}

const isoWithOffset = (text: string): string => {
  const [, date = '', time = 'T00:00', offset = 'Z'] =
    /^(\S{10})(?:[T ](\d{2}:\d{2}[\d:.]*))?(Z|[+-]\S+)?$/
      .exec(text)
      ?.map((s, i) => (i === 2 && s ? `T${s}` : s)) ?? [];
  return date + time + offset;
};

/** Both ends, or null when one is no moment or they are not at least a second apart, in this order. */
export function resolveRange(raw: RawRange, nowMs: number, timezone: Timezone): RangeMs | null {
  const fromMs = parseMoment(raw.from, 'from', nowMs, timezone);
  const toMs = parseMoment(raw.to, 'to', nowMs, timezone);
  if (fromMs === null || toMs === null || toMs - fromMs < 1000) return null;
  return { fromMs, toMs };
}

/** The range twice as long around the same centre; half of what lies beyond now is given to the left. */
export function zoomedOut({ fromMs, toMs }: RangeMs, nowMs: number): RangeMs {
  const half = Math.max(30_000, toMs - fromMs);
  const centre = (fromMs + toMs) / 2;
  const to = Math.min(centre + half, Math.max(nowMs, toMs));
  return { fromMs: Math.round(to - 2 * half), toMs: Math.round(to) };
}

/** The range moved by half its length; forward never past now. */
export function shifted({ fromMs, toMs }: RangeMs, direction: -1 | 1, nowMs: number): RangeMs {
  const half = (toMs - fromMs) / 2;
  const by = direction < 0 ? -half : Math.min(half, Math.max(0, nowMs - toMs));
  return { fromMs: Math.round(fromMs + by), toMs: Math.round(toMs + by) };
}
