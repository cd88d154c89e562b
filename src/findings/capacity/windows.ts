import type { Slo } from '../../lib/reading';
import { apiWaitAt, feltTtftAt, loadAt, pointsIn, type Minutes } from './minutes';

/** A load counts as held after so many minutes. */
export const HELD_MINUTES = 5;

/** Requests or outputs, and those of them that missed the goal, without the wait in the API queue. */
export interface Misses {
  readonly count: number;
  readonly missed: number;
}

/** Five minutes in a row with all samples and no restart; one point where a point is that long. */
export interface HeldWindow {
  /** Index of the last minute. */
  readonly last: number;
  /** Computed tokens per second, a mean. */
  readonly load: number;
  /** The mean load of its busiest two minutes; that of all where a point is longer. */
  readonly briefLoad: number;
  /** Requests per second, a mean. */
  readonly requests: number;
  /** Requests in the batch, a mean. */
  readonly running: number;
  /** True when the share of the objective was within the goals of user-perceived TTFT and ITL. */
  readonly isMet: boolean;
  /** Which goals were missed. */
  readonly missesTtft: boolean;
  readonly missesItl: boolean;
  readonly ttft: Misses;
  readonly itl: Misses;
}

/**
 * Every five minutes in a row, one for each minute at which they end. Left out: those in which a rank is missing for a while, a process
 * starts, the API queue is not known or no request gets a first token.
 */
export function heldWindows(minutes: Minutes, slo: Slo): HeldWindow[] {
  const windows: HeldWindow[] = [];
  const points = pointsIn(HELD_MINUTES, minutes.stepS);
  for (let last = points - 1; last < minutes.endsS.length; last++) {
    const window = windowAt(minutes, last, points, slo);
    if (window) windows.push(window);
  }
  return windows;
}

function windowAt(minutes: Minutes, last: number, points: number, slo: Slo): HeldWindow | null {
  const first = last - points + 1;
  let [load, requests, running, ttft, ttftWithin, itl, itlWithin] = [0, 0, 0, 0, 0, 0, 0];
  let [isInTime, briefLoad] = [true, 0];
  for (let i = first; i <= last; i++) {
    if (minutes.isReset[i] !== 0 || minutes.ranks[i] !== minutes.ranks[last]) return null;
    load += loadAt(minutes, i);
    if (i > first) briefLoad = Math.max(briefLoad, (loadAt(minutes, i) + loadAt(minutes, i - 1)) / 2);
    requests += minutes.requests[i] ?? NaN;
    running += minutes.running[i] ?? NaN;
    ttft += minutes.ttftCount[i] ?? NaN;
    ttftWithin += minutes.ttftWithin[i] ?? NaN;
    itl += minutes.itlCount[i] ?? NaN;
    itlWithin += minutes.itlWithin[i] ?? NaN;
    const waitS = apiWaitAt(minutes, i);
    if (Number.isNaN(waitS)) return null;
    if (waitS > 0 && !(feltTtftAt(minutes, i) <= slo.ttftSeconds)) isInTime = false;
  }
  if (!(ttft > 0) || Number.isNaN(load + ttftWithin + itlWithin)) return null;
  const missesTtft = !isInTime || !isWithin(ttftWithin, ttft, slo.objective);
  const missesItl = !isWithin(itlWithin, itl, slo.objective);
  return {
    last,
    load: load / points,
    briefLoad: Math.max(briefLoad, load / points),
    requests: requests / points,
    running: running / points,
    isMet: !missesTtft && !missesItl,
    missesTtft,
    missesItl,
    ttft: { count: ttft, missed: ttft - ttftWithin },
    itl: { count: itl, missed: itl - itlWithin },
  };
}

/** Rounding errors of an interpolated share are no miss. */
const isWithin = (within: number, all: number, objective: number): boolean =>
  within >= objective * all * (1 - 1e-12);
