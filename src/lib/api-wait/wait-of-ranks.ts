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
  const present = ranks.filter((rank) => rank !== null);
  if (present.length === 0) return null;
  const sum = (of: (rank: RankWait) => number): number =>
    present.reduce((total, rank) => total + of(rank), 0);
  const isKnown = present.every(({ queued }) => queued !== null);
  const isEndless = present.some(({ queuedHigh, rateLow }) => queuedHigh > 0 && rateLow === 0);
  return {
    meanS: isKnown
      ? ratio(
          sum(({ queued }) => queued ?? 0),
          sum(({ rate, rateHigh }) => rate ?? rateHigh),
        )
      : null,
    lowS:
      ratio(
        sum(({ queuedLow }) => queuedLow),
        sum(({ rateHigh }) => rateHigh),
      ) ?? 0,
    highS: isEndless
      ? null
      : ratio(
          sum(({ queuedHigh }) => queuedHigh),
          sum(({ rateLow }) => rateLow),
        ),
  };
}

/** 0 for nothing; null for something over nothing. */
const ratio = (part: number, whole: number): number | null =>
  part === 0 ? 0 : whole > 0 ? part / whole : null;
