import { momentsOfWall, offsetMsAt, type Timezone } from './timezone';

export type CalendarUnit = 's' | 'm' | 'h' | 'd' | 'w' | 'M' | 'y';

const DAY_MS = 86_400_000;
const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000 } as const;
/** 1 January 1970 is a Thursday: weeks start on Monday. */
const MONDAY_MS = 4 * DAY_MS;

/** The wall clock at a moment, as if it were UTC: the getters and setters of UTC then work on it. */
const wallOf = (ms: number, timezone: Timezone): number => ms + offsetMsAt(ms, timezone);

/** The first moment after `beforeMs`, up to `afterMs`, with the offset of `afterMs`. */
function changeOfClocks(beforeMs: number, afterMs: number, timezone: Timezone): number {
  const after = offsetMsAt(afterMs, timezone);
  let [low, high] = [beforeMs, afterMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMsAt(middle, timezone) === after) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The moment at which the wall clock shows a time. Of two it is the earlier; a time that clocks skip is as much later as
 * they skip, as with `Date` and Temporal's `compatible`.
 * @param wallMs the time on the wall as if it were UTC, epoch ms
 */
export const momentOfWall = (wallMs: number, timezone: Timezone): number =>
  momentsOfWall(wallMs, timezone)[0] ?? wallMs - offsetMsAt(wallMs - DAY_MS, timezone);

/** {@link momentOfWall} of the parts of a date. Parts beyond their range carry over (month 13 is next January). */
export const msOfParts = (
  timezone: Timezone,
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number => momentOfWall(Date.UTC(year, month - 1, day, hour, minute, second), timezone);

/**
 * A moment moved by calendar units. Hours and shorter units are exact. Days and longer units keep the time on the wall,
 * and a month that is too short gives its last day: 31 March minus a month is 28 February.
 */
export function shiftMoment(ms: number, count: number, unit: CalendarUnit, timezone: Timezone): number {
  if (unit === 's' || unit === 'm' || unit === 'h') return ms + count * UNIT_MS[unit];
  if (count === 0) return ms;
  const wall = wallOf(ms, timezone);
  return momentOfWall(shiftWall(wall, count, unit), timezone);
}

function shiftWall(wallMs: number, count: number, unit: 'd' | 'w' | 'M' | 'y'): number {
  if (unit === 'd') return wallMs + count * DAY_MS;
  if (unit === 'w') return wallMs + count * 7 * DAY_MS;
  const moved = new Date(wallMs);
  const day = moved.getUTCDate();
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + count * (unit === 'y' ? 12 : 1));
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  return moved.setUTCDate(Math.min(day, lastDay));
}

function floorWall(wallMs: number, unit: 'd' | 'w' | 'M' | 'y'): number {
  if (unit === 'd') return Math.floor(wallMs / DAY_MS) * DAY_MS;
  if (unit === 'w') return Math.floor((wallMs - MONDAY_MS) / (7 * DAY_MS)) * 7 * DAY_MS + MONDAY_MS;
  const wall = new Date(wallMs);
  return Date.UTC(wall.getUTCFullYear(), unit === 'M' ? wall.getUTCMonth() : 0, 1);
}

/** The first moment of a day. When clocks skip midnight, that is the moment of the change. */
function startOfDate(midnightMs: number, timezone: Timezone): number {
  return (
    momentsOfWall(midnightMs, timezone)[0] ??
    changeOfClocks(midnightMs - DAY_MS, midnightMs + DAY_MS, timezone)
  );
}

/**
 * The unit of the wall clock that holds a moment: its first ms, and that of the next unit. A week starts on Monday. A
 * change of the clocks ends an hour and begins another: both hours of a repeated one are found, each by its own moments.
 */
export function unitAround(
  ms: number,
  unit: CalendarUnit,
  timezone: Timezone,
): { readonly startMs: number; readonly nextMs: number } {
  if (unit !== 's' && unit !== 'm' && unit !== 'h') {
    const floor = floorWall(wallOf(ms, timezone), unit);
    const next = shiftWall(floor, 1, unit);
    const nextMs = startOfDate(next, timezone);
    // Clocks that go back over midnight show the old date again: the new day has begun all the same.
    if (nextMs <= ms) return { startMs: nextMs, nextMs: startOfDate(shiftWall(next, 1, unit), timezone) };
    return { startMs: startOfDate(floor, timezone), nextMs };
  }
  const size = UNIT_MS[unit];
  const offset = offsetMsAt(ms, timezone);
  const start = Math.floor((ms + offset) / size) * size - offset;
  const next = start + size;
  const isSame = (moment: number): boolean => offsetMsAt(moment, timezone) === offset;
  return {
    startMs: isSame(start) ? start : changeOfClocks(start, ms, timezone),
    nextMs: isSame(next - 1) ? next : changeOfClocks(ms, next - 1, timezone),
  };
}
