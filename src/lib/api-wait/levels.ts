import type { Known } from './moments';

/** Gauges and sockets are not read at the same time, so the estimate compares their means over this time. */
export const SMOOTH_S = 60;

interface Level {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** How many requests waited in the last minute, counted in two ways. */
export interface Levels {
  /** By LMDeploy's count, including disconnected requests; null when the count without waiting requests is unknown. */
  readonly counts: Level | null;
  /** By sockets; null when these or their base are unknown. */
  readonly files: Level | null;
  /** LMDeploy's count itself, a mean. */
  readonly waiting: number;
}

/** How many requests waited in the minute up to a moment. */
export function levelsAt(known: readonly Known[], i: number): Levels {
  const now = known[i];
  const base = now?.base ?? null;
  const count = { sum: 0, low: Infinity, high: 0, isKnown: true };
  let n = 0;
  let sum = 0;
  let sockets = 0;
  let queueing = 0;
  let withFiles = 0;
  for (let j = i; now && j >= now.lifeFrom; j--) {
    const moment = known[j];
    if (!moment || moment.atS <= now.atS - SMOOTH_S) break;
    n += 1;
    sum += moment.waiting;
    const counted = moment.isFree ? 0 : moment.count;
    if (counted === null) count.isKnown = false;
    count.sum += counted ?? 0;
    count.low = Math.min(count.low, counted ?? 0);
    count.high = Math.max(count.high, counted ?? 0);
    if (moment.isFree) continue;
    queueing += 1;
    if (moment.openFiles === null || base === null) continue;
    withFiles += 1;
    sockets += moment.openFiles - moment.routed - base.files;
  }
  const counts = count.isKnown ? { mean: count.sum / n, low: count.low, high: count.high } : null;
  const waiting = sum / n;
  if (queueing === 0) return { counts, files: { mean: 0, low: 0, high: 0 }, waiting };
  if (base === null || withFiles === 0) return { counts, files: null, waiting };
  const share = queueing / n;
  const mean = (sockets / withFiles) * share;
  const noise = (3 * base.deviation + 2) * share;
  const files = { mean: Math.max(0, mean), low: Math.max(0, mean - noise), high: Math.max(0, mean + noise) };
  return { counts, files, waiting };
}
