import type { Estimate } from './page-estimates';
import type { TruthRecord } from './record-history';

/** The true TTFT and the true wait are means over this time. */
const MEAN_OVER_S = 60;

/** An estimate is correct when it differs from the true wait by at most this. */
const NEAR_SHARE = 0.2;
const NEAR_S = 0.2;

/** When no request has waited for this time, an estimate above 0 is false. */
const CALM_S = 120;

/** How often a verdict was given and was due. Times at which the true value is between the limits do not count. */
export interface VerdictCount {
  hits: number;
  falseAlarms: number;
  misses: number;
}

export interface Score {
  /** Number of times at which a request waited. */
  waiting: number;
  right: number;
  /** Number of those times without an estimate. */
  silent: number;
  errorSumS: number;
  worstFalseS: number;
  /** Time from the end of the last wait until the estimate stays at 0. */
  lateS: number;
  bounded: number;
  queue: VerdictCount;
  leak: VerdictCount;
  longWait: VerdictCount;
}

const noVerdicts = (): VerdictCount => ({ hits: 0, falseAlarms: 0, misses: 0 });

export const emptyScore = (): Score => ({
  waiting: 0,
  right: 0,
  silent: 0,
  errorSumS: 0,
  worstFalseS: 0,
  lateS: 0,
  bounded: 0,
  queue: noVerdicts(),
  leak: noVerdicts(),
  longWait: noVerdicts(),
});

/** The true values of the last minute. */
interface TrueWait {
  readonly meanS: number;
  readonly most: number;
  readonly mean: number;
  readonly isWaiting: boolean;
  readonly leaked: number;
}

/** Adds the estimates of one rank to a score. Both lists are sorted by time. */
export function addScore(score: Score, estimates: readonly Estimate[], truths: readonly TruthRecord[]): void {
  let newest = -1;
  let lastWaitS = -Infinity;
  let lastWrongS = -Infinity;
  for (const { atS, rank, wait } of estimates) {
    while ((truths[newest + 1]?.atS ?? Infinity) <= atS) newest += 1;
    const truth = trueWait(truths, newest);
    if (!truth || atS - (truths[newest]?.atS ?? 0) > MEAN_OVER_S) continue;
    if (truth.most > 0) lastWaitS = atS;
    const meanS = wait?.meanS ?? null;
    if (truth.isWaiting) {
      score.waiting += 1;
      if (meanS === null) score.silent += 1;
      const error = Math.abs((meanS ?? 0) - truth.meanS);
      score.errorSumS += error;
      if (meanS !== null && error <= Math.max(NEAR_S, NEAR_SHARE * truth.meanS)) score.right += 1;
      if (wait && wait.lowS <= truth.meanS + NEAR_S && truth.meanS - NEAR_S <= (wait.highS ?? Infinity))
        score.bounded += 1;
    }
    if (truth.most === 0 && (meanS ?? 0) > NEAR_S) {
      lastWrongS = atS;
      if (atS - lastWaitS >= CALM_S) score.worstFalseS = Math.max(score.worstFalseS, meanS ?? 0);
    }
    const isQueue = rank?.verdict === 'queue' || rank?.verdict === 'stalled';
    count(score.queue, isQueue, truth.mean >= 1, truth.most === 0);
    count(score.leak, (rank?.leaked ?? 0) >= 1, truth.leaked >= 2, truth.leaked < 1);
    if (rank?.verdict !== 'stalled')
      count(score.longWait, (meanS ?? 0) > 30, truth.meanS > 36, truth.meanS < 24);
  }
  if (lastWrongS > lastWaitS) score.lateS = Math.max(score.lateS, lastWrongS - lastWaitS);
}

function count(counts: VerdictCount, isSaid: boolean, isTrue: boolean, isFalse: boolean): void {
  if (isSaid && isTrue) counts.hits += 1;
  else if (isSaid && isFalse) counts.falseAlarms += 1;
  else if (!isSaid && isTrue) counts.misses += 1;
}

function trueWait(truths: readonly TruthRecord[], newest: number): TrueWait | null {
  const now = truths[newest];
  if (!now) return null;
  let [most, sum, n, j] = [0, 0, 0, newest];
  for (; j >= 0 && (truths[j]?.atS ?? 0) > now.atS - MEAN_OVER_S; j--) {
    const waiting = truths[j]?.waiting ?? 0;
    most = Math.max(most, waiting);
    sum += waiting;
    n += 1;
  }
  const then = truths[Math.max(0, j)];
  // The counts start at 0 again after a restart.
  const isSame = then !== undefined && then.granted.count <= now.granted.count;
  const granted = now.granted.count - (isSame ? then.granted.count : 0);
  const waitedS = now.granted.sumS - (isSame ? then.granted.sumS : 0);
  return {
    meanS: granted > 0 ? waitedS / granted : now.oldestWaitS,
    most,
    mean: sum / n,
    isWaiting: now.waiting >= 1,
    leaked: now.counted - now.queued,
  };
}
