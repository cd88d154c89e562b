import { parseMoment, type RangeMs, type RawRange } from './time-range';
import type { Timezone } from './timezone';

/** No range begins before this: 1 January 1970, UTC. */
export const EARLIEST_MS = 0;

/** `now/y` may end this much later than now. */
const LONGEST_AHEAD_MS = 367 * 86_400_000;
const SHORTEST_MS = 1000;
const AROUND_A_MOMENT_MS = 300_000;

/** No range ends after this. */
export const latestMs = (nowMs: number): number => nowMs + LONGEST_AHEAD_MS;

/** Why the page shows another range than the one written. `outside`: no part of it is within the limits. */
export type RangeFault = 'empty' | 'reversed' | 'tooEarly' | 'tooLate' | 'outside';

export interface SettledRange {
  /** At least a second long, within the limits; null for `outside`, and where an end is no moment. */
  readonly range: RangeMs | null;
  readonly faults: readonly RangeFault[];
}

/**
 * The range to draw for what is written: ends in the wrong order change places, a range without length becomes five minutes
 * around its moment, and parts beyond the limits are cut off.
 */
export function settleRange(raw: RawRange, nowMs: number, timezone: Timezone): SettledRange {
  const from = parseMoment(raw.from, 'from', nowMs, timezone);
  const to = parseMoment(raw.to, 'to', nowMs, timezone);
  if (from === null || to === null) return { range: null, faults: [] };
  const faults: RangeFault[] = [];
  let [fromMs, toMs] = [Math.min(from, to), Math.max(from, to)];
  if (toMs - fromMs < SHORTEST_MS) {
    faults.push('empty');
    toMs = Math.min(toMs + AROUND_A_MOMENT_MS / 2, Math.max(nowMs, toMs));
    fromMs = toMs - AROUND_A_MOMENT_MS;
  } else if (from > to) faults.push('reversed');
  const lastMs = latestMs(nowMs);
  if (toMs - EARLIEST_MS < SHORTEST_MS || lastMs - fromMs < SHORTEST_MS) {
    return { range: null, faults: ['outside'] };
  }
  if (fromMs < EARLIEST_MS) faults.push('tooEarly');
  if (toMs > lastMs) faults.push('tooLate');
  return { range: { fromMs: Math.max(fromMs, EARLIEST_MS), toMs: Math.min(toMs, lastMs) }, faults };
}

/**
 * The range twice as long around the same centre. A part after now moves to the left end, and a part before 1970 is cut off.
 */
export function zoomedOut({ fromMs, toMs }: RangeMs, nowMs: number): RangeMs {
  const half = Math.max(30_000, toMs - fromMs);
  const centre = (fromMs + toMs) / 2;
  const to = Math.min(centre + half, Math.max(nowMs, toMs));
  return { fromMs: Math.max(EARLIEST_MS, Math.round(to - 2 * half)), toMs: Math.round(to) };
}

/** The range moved by half its length; forward never past now, back never past 1970. */
export function shifted({ fromMs, toMs }: RangeMs, direction: -1 | 1, nowMs: number): RangeMs {
  const half = (toMs - fromMs) / 2;
  const by =
    direction < 0
      ? -Math.min(half, Math.max(0, fromMs - EARLIEST_MS))
      : Math.min(half, Math.max(0, nowMs - toMs));
  return { fromMs: Math.round(fromMs + by), toMs: Math.round(toMs + by) };
}

/**
 * A range moved back so that it ends at now at most, or at the end of the shown range where that is later. A part before 1970 is
 * cut off.
 */
export function heldBack({ fromMs, toMs }: RangeMs, shown: RangeMs, nowMs: number): RangeMs {
  const by = Math.max(0, toMs - Math.max(nowMs, shown.toMs));
  return { fromMs: Math.max(EARLIEST_MS, Math.round(fromMs - by)), toMs: Math.round(toMs - by) };
}

/** Below this epoch ms would be read as seconds. */
const SHORTEST_EPOCH_MS = 10_000_000_000;

const printMoment = (ms: number): string => {
  const wholeMs = Math.round(ms);
  return wholeMs >= SHORTEST_EPOCH_MS ? String(wholeMs) : new Date(wholeMs).toISOString();
};

/** A range with fixed ends, as a URL says it: epoch ms, which mean the same moment in every time zone. */
export const rawOfRange = ({ fromMs, toMs }: RangeMs): RawRange => ({
  from: printMoment(fromMs),
  to: printMoment(toMs),
});

/** A range whose end moves with the time ends now when it ends at most this long ago, ms. */
const NOW_MS = 120_000;

/** True for a range that shows the present: its end lies ahead, or moves with the time and was settled a short time ago. */
export const endsNow = (toMs: number, isMoving: boolean, nowMs: number): boolean =>
  toMs > nowMs - (isMoving ? NOW_MS : 0);
