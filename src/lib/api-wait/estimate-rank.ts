import { levelsAt, SMOOTH_S } from './levels';
import type { Known } from './moments';
import { knownOf } from './process-lives';
import type { RankGauges } from './rank-gauges';
import { arrivalRate, arrivedUntil, grantedUntil, growthPerS, sinceGrant } from './rates';

/** A queue is stalled when no waiting request gets a handle for this long. */
const STALLED_S = 120;

/** How much the rate of a minute differs from the rate of the waiting requests. */
const RATE_NOISE = 1.15;

/**
 * `free`: no request waits; `leak`: no request waits, but LMDeploy counts some as waiting; `queue`: requests wait;
 * `stalled`: requests wait and none is admitted; `unknown`: no sample, or the counts fit both a leak and a queue.
 */
export type Verdict = 'free' | 'leak' | 'queue' | 'stalled' | 'unknown';

/** The wait for a request handle at one rank, at one moment. Requests, and requests per second. */
export interface RankWait {
  readonly verdict: Verdict;
  /** Requests that wait; null when that cannot be known. */
  readonly queued: number | null;
  readonly queuedLow: number;
  readonly queuedHigh: number;
  /** Requests that LMDeploy counts as waiting and that are gone, at least. */
  readonly leaked: number;
  /** Queued requests divided by this are the mean wait of those that get a handle now; null when it cannot be known. */
  readonly rate: number | null;
  readonly rateLow: number;
  readonly rateHigh: number;
}

/**
 * Estimates the wait for a request handle for each point of a range. No latency metric of LMDeploy includes this wait.
 *
 * `num_api_requests_waiting` counts disconnected requests until the process restarts. But a disconnected request has no socket:
 * the open files minus those of running requests, minus the same difference when no request waits, are the waiting requests.
 * The estimate is the lower of both counts. The wait follows from Little's law over arrivals.
 * @param before the same gauges before the range, on a coarser grid: they show times without waiting requests and the files
 *   that were open then
 * @returns null for a point without a sample
 */
export function estimateRank(range: RankGauges, before: RankGauges | null): (RankWait | null)[] {
  const points = new Array<RankWait | null>(range.waiting.length).fill(null);
  const known = knownOf(range, before);
  const leaks = new Float64Array(known.length);
  const leastLeaks = new Float64Array(known.length);
  for (let i = 0; i < known.length; i++) {
    const wait = estimateAt(known, leaks, leastLeaks, i);
    const index = known[i]?.index ?? -1;
    if (index >= 0) points[index] = wait;
  }
  return points;
}

/**
 * @param leaks disconnected requests that are counted as waiting, at each time up to this one
 * @param leastLeaks how many there are at least
 * @returns null for a time before the range, of which only the leaks are used
 */
function estimateAt(
  known: readonly Known[],
  leaks: Float64Array,
  leastLeaks: Float64Array,
  i: number,
): RankWait | null {
  const now = known[i];
  if (!now) throw new RangeError(`no moment ${i}`);
  leaks[i] = Math.max(0, now.waiting);
  if (now.atS - now.busyAtS >= SMOOTH_S) {
    leastLeaks[i] = leaks[i] ?? 0;
    return now.index < 0 ? null : nobodyWaits(now, growthPerS(known, i, 60, arrivedUntil) ?? 0);
  }
  const { counts, files, waiting } = levelsAt(known, i);
  const queuedHigh = Math.min(counts?.high ?? Math.max(0, now.waiting), files?.high ?? Infinity);
  const byBoth = counts === null ? (files?.mean ?? null) : files && Math.min(counts.mean, files.mean);
  const queued = queuedHigh === 0 ? 0 : byBoth;
  const queuedLow = Math.min(queuedHigh, counts?.low ?? Infinity, files?.low ?? 0);
  leaks[i] = Math.max(0, waiting - (queued ?? waiting));
  // A process never forgets a disconnected request, and counts no more of them than it counts as waiting.
  const leakedBefore = i > now.lifeFrom ? (leastLeaks[i - 1] ?? 0) : 0;
  const leaked = Math.min(Math.max(0, now.waiting), Math.max(leakedBefore, waiting - queuedHigh));
  leastLeaks[i] = leaked;
  if (now.index < 0) return null;
  const rates = [60, 300]
    .map((overS) => growthPerS(known, i, overS, arrivedUntil))
    .filter((found) => found !== null);
  const high = Math.max(0, ...rates);
  const granted = growthPerS(known, i, 60, grantedUntil);
  const rate = queued === null ? null : arrivalRate(known, leaks, i, queued, high);
  const wait = {
    queued,
    queuedLow,
    queuedHigh,
    leaked,
    rate,
    rateLow: Math.min(...rates, granted ?? 0, rate ?? Infinity) / RATE_NOISE,
    rateHigh: Math.max(high, rate ?? 0) * RATE_NOISE,
  };
  if (queued === null && queuedHigh >= 1) return { ...wait, verdict: 'unknown' };
  if ((queued ?? 0) < 1) return { ...wait, verdict: wait.leaked >= 1 ? 'leak' : 'free' };
  const idleS = sinceGrant(known, i);
  if (idleS < STALLED_S) return { ...wait, verdict: 'queue' };
  // The first request in the queue has waited since the last admission.
  return { ...wait, verdict: 'stalled', rate: Math.min(rate ?? Infinity, (queued ?? 0) / idleS), rateLow: 0 };
}

/** Handles have been free for a minute. */
function nobodyWaits({ waiting }: Known, rate: number): RankWait {
  const leaked = Math.max(0, waiting);
  const verdict = leaked >= 1 ? 'leak' : 'free';
  return { verdict, queued: 0, queuedLow: 0, queuedHigh: 0, leaked, rate, rateLow: rate, rateHigh: rate };
}
