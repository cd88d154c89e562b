import { knownOf, type Known } from './process-lives';
import { snapshotsOf, type RankGauges } from './rank-gauges';
import { levelsAt, SMOOTH_S } from './levels';
import { arrivalRate, arrivedUntil, grantedUntil, growthPerS, sinceGrant } from './rates';

/** Nobody who waits has got a handle for this long. */
const STALLED_S = 120;

/** How far the rate of a minute is from that of the requests in question. */
const RATE_NOISE = 1.15;

/**
 * `free`: nobody waits; `leak`: nobody waits, though LMDeploy counts some as waiting; `queue`: somebody waits;
 * `stalled`: somebody waits and nobody is served; `unknown`: no sample, or the counts fit both a leak and a queue.
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
 * Estimates the wait for a request handle, which no latency of LMDeploy holds, for each point of a range.
 *
 * `num_api_requests_waiting` counts requests that hung up until the process restarts. But a request that hung up has no socket:
 * open files less those of running requests, less the same difference when nobody waits, are the requests that wait. The lower
 * of both counts is taken. The wait follows from Little's law over arrivals.
 * @param before the same gauges before the range, on a coarser grid: when nobody waited, and which files were open then
 * @returns null for a point without a sample
 */
export function estimateRank(range: RankGauges, before: RankGauges | null): (RankWait | null)[] {
  const points = new Array<RankWait | null>(range.waiting.length).fill(null);
  const known = knownOf(snapshotsOf(range, before));
  const leaks = new Float64Array(known.length);
  for (const [i, now] of known.entries()) {
    const wait = estimateAt(known, leaks, i);
    if (now.index >= 0) points[now.index] = wait;
  }
  return points;
}

/** @returns null for a moment before the range, of which only the leak is wanted */
function estimateAt(known: readonly Known[], leaks: Float64Array, i: number): RankWait | null {
  const now = known[i];
  if (!now) throw new RangeError(`no moment ${i}`);
  leaks[i] = Math.max(0, now.waiting);
  if (now.atS - now.busyAtS >= SMOOTH_S) return nobodyWaits(now, growthPerS(known, i, 60, arrivedUntil) ?? 0);
  const { counts, files, waiting } = levelsAt(known, i);
  const queuedHigh = Math.min(counts?.high ?? Math.max(0, now.waiting), files?.high ?? Infinity);
  const byBoth = counts === null ? (files?.mean ?? null) : files && Math.min(counts.mean, files.mean);
  const queued = queuedHigh === 0 ? 0 : byBoth;
  const queuedLow = Math.min(queuedHigh, counts?.low ?? Infinity, files?.low ?? 0);
  leaks[i] = Math.max(0, waiting - (queued ?? waiting));
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
    leaked: Math.max(0, waiting - queuedHigh),
    rate,
    rateLow: Math.min(...rates, granted ?? 0, rate ?? Infinity) / RATE_NOISE,
    rateHigh: Math.max(high, rate ?? 0) * RATE_NOISE,
  };
  if (queued === null && queuedHigh >= 1) return { ...wait, verdict: 'unknown' };
  if ((queued ?? 0) < 1) return { ...wait, verdict: wait.leaked >= 1 ? 'leak' : 'free' };
  const idleS = sinceGrant(known, i);
  if (idleS < STALLED_S) return { ...wait, verdict: 'queue' };
  // The first in the queue has waited for as long as nobody is served.
  return { ...wait, verdict: 'stalled', rate: Math.min(rate ?? Infinity, (queued ?? 0) / idleS), rateLow: 0 };
}

/** Handles have been free for a minute. */
function nobodyWaits({ waiting }: Known, rate: number): RankWait {
  const leaked = Math.max(0, waiting);
  const verdict = leaked >= 1 ? 'leak' : 'free';
  return { verdict, queued: 0, queuedLow: 0, queuedHigh: 0, leaked, rate, rateLow: rate, rateHigh: rate };
}
