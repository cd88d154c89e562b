/** A rank in two periods: the mean of a quantity over its requests, and the number of them. */
export interface Weighted {
  readonly before: { readonly sum: number; readonly count: number };
  readonly now: { readonly sum: number; readonly count: number };
}

/** What one rank adds to the change of a mean over all ranks. */
export interface RankShare {
  /** Because its own mean changed. */
  readonly own: number;
  /** Because it has another share of the requests. */
  readonly mix: number;
  /** Its share of the requests, 0 to 1: `own` is this times the change of its mean. 0 without a change of its own. */
  readonly weight: number;
}

export interface WeightedChange {
  /** The mean over all ranks; null without a request. */
  readonly before: number | null;
  readonly now: number | null;
  /** One for each rank. They add up to `now - before`. */
  readonly shares: readonly RankShare[];
}

export const NO_SHARE: RankShare = { own: 0, mix: 0, weight: 0 };

/**
 * The change of a mean over ranks, rank by rank: each counts with the mean of its shares of the requests in both periods. A rank
 * with requests in only one of them has no change of its own.
 */
export function weightedChange(ranks: readonly Weighted[]): WeightedChange {
  const before = meanOf(ranks.map((rank) => rank.before));
  const now = meanOf(ranks.map((rank) => rank.now));
  if (before === null || now === null) return { before, now, shares: ranks.map(() => NO_SHARE) };
  const middle = (before + now) / 2;
  const [countBefore, countNow] = [
    ranks.reduce((sum, rank) => sum + rank.before.count, 0),
    ranks.reduce((sum, rank) => sum + rank.now.count, 0),
  ];
  const shares = ranks.map((rank): RankShare => {
    const [shareBefore, shareNow] = [rank.before.count / countBefore, rank.now.count / countNow];
    const [first, second] = [meanOf([rank.before]), meanOf([rank.now])];
    const mean = first === null ? second : second === null ? first : (first + second) / 2;
    if (mean === null) return NO_SHARE;
    const weight = first === null || second === null ? 0 : (shareBefore + shareNow) / 2;
    return {
      own: weight * ((second ?? 0) - (first ?? 0)),
      mix: (shareNow - shareBefore) * (mean - middle),
      weight,
    };
  });
  return { before, now, shares };
}

/** A sum without a request counts for nothing. */
function meanOf(parts: readonly { readonly sum: number; readonly count: number }[]): number | null {
  const known = parts.filter(({ count }) => count > 0);
  const count = known.reduce((sum, part) => sum + part.count, 0);
  return count > 0 ? known.reduce((sum, part) => sum + part.sum, 0) / count : null;
}
