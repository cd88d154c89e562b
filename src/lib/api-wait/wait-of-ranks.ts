import type { RankWait } from './estimate-rank';

/** The mean wait for a request handle, seconds, with its lower and upper bound; null when unknown. */
export interface Wait {
  readonly meanS: number | null;
  readonly lowS: number;
  readonly highS: number | null;
}

/**
 * The mean wait over several ranks at one time: all waiting requests divided by all arrivals per second.
 * @param ranks null for a rank without a sample
 * @returns null when no rank has a sample
 */
export function waitOf(ranks: readonly (RankWait | null)[]): Wait | null {
  // One loop and no array, also none to destructure: it runs for each point of several lines at each refresh.
  let count = 0;
  let isKnown = true;
  let isEndless = false;
  let queued = 0;
  let rate = 0;
  let queuedLow = 0;
  let queuedHigh = 0;
  let rateLow = 0;
  let rateHigh = 0;
  for (const rank of ranks) {
    if (rank === null) continue;
    count += 1;
    isKnown &&= rank.queued !== null;
    isEndless ||= rank.queuedHigh > 0 && rank.rateLow === 0;
    queued += rank.queued ?? 0;
    rate += rank.rate ?? rank.rateHigh;
    queuedLow += rank.queuedLow;
    queuedHigh += rank.queuedHigh;
    rateLow += rank.rateLow;
    rateHigh += rank.rateHigh;
  }
  if (count === 0) return null;
  return {
    meanS: isKnown ? ratio(queued, rate) : null,
    lowS: ratio(queuedLow, rateHigh) ?? 0,
    highS: isEndless ? null : ratio(queuedHigh, rateLow),
  };
}

/** 0 for nothing; null for something over nothing. */
const ratio = (part: number, whole: number): number | null =>
  part === 0 ? 0 : whole > 0 ? part / whole : null;
