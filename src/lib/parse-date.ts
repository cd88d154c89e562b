import type { Timezone } from './timezone';
import { msOfParts } from './wall-clock';

const EPOCH_S = /^\d{9,10}$/;
const EPOCH_MS = /^\d{11,14}$/;
/** The offset may follow a blank; `+` in a query string arrives as a blank. */
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?| \d{2}:\d{2})?$/i;
/** As in links of Grafana: `20261126`, `20261126T100000`. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?$/i;

/**
 * A fixed moment in epoch ms: `2026-08-27`, `2026-08-27 13:30`, `2026-08-27T13:30:05.250+08:00`, `20260827T133005`,
 * epoch ms of 11 to 14 digits or epoch seconds of 9 or 10. Text without an offset is in `timezone`: of a repeated hour it
 * means the first, and a time that clocks skip is as much later as they skip.
 * @returns null for other text, and for a date or time that does not exist, such as 30 February
 */
export function parseDate(text: string, timezone: Timezone): number | null {
  if (EPOCH_S.test(text)) return Number(text) * 1000;
  if (EPOCH_MS.test(text)) return Number(text);
  const match = ISO.exec(text) ?? COMPACT.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, fraction = '', offset] = match;
  const parts = [year, month, day, hour, minute, second].map((part) => Number(part ?? 0));
  const [y = 0, m = 0, d = 0, h = 0, min = 0, s = 0] = parts;
  const wall = new Date(Date.UTC(y, m - 1, d, h, min, s));
  const isReal =
    wall.getUTCFullYear() === y &&
    wall.getUTCMonth() === m - 1 &&
    wall.getUTCDate() === d &&
    wall.getUTCHours() === h &&
    wall.getUTCMinutes() === min &&
    wall.getUTCSeconds() === s;
  if (!isReal) return null;
  const wholeMs =
    offset === undefined
      ? msOfParts(timezone, y, m, d, h, min, s)
      : wall.getTime() - offsetMinutes(offset) * 60_000;
  return wholeMs + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

function offsetMinutes(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const [, sign, hours = '0', minutes = '0'] = /^([+ -])(\d{2}):?(\d{2})?$/.exec(offset) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}
