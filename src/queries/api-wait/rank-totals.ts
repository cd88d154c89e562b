import type { RankWait } from '../../lib/api-wait/estimate-rank';
import type { RankEstimate } from '../../lib/api-wait/rank-estimates';
import { waitOf, type Wait } from '../../lib/api-wait/wait-of-ranks';

/** The API queues of several ranks together, at one moment. Requests, and requests per second. */
export interface RankTotals {
  /** Requests that wait; null when that is unknown for a rank. */
  readonly queued: number | null;
  readonly queuedLow: number;
  readonly queuedHigh: number;
  /** `queued` of the ranks that count it, and the upper bound of the others. */
  readonly queuedOrHigh: number;
  /** Requests that wait at ranks that admit none; null when there is no such rank. */
  readonly stalled: number | null;
  readonly leaked: number;
  readonly rateHigh: number;
  readonly wait: Wait | null;
}

/** Totals at each point, with the labels of the ranks that they are of; null at a point where none has a sample. */
export interface TotalsLine {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly (RankTotals | null)[];
}

/** One line for all ranks, without labels. */
export function totalsOfAll(ranks: readonly RankEstimate[]): TotalsLine {
  const length = ranks[0]?.points.length ?? 0;
  const present: RankWait[] = [];
  const points = Array.from({ length }, (_, i) => {
    present.length = 0;
    for (const rank of ranks) {
      const point = rank.points[i];
      if (point) present.push(point);
    }
    return totalsOf(present);
  });
  return { labels: {}, points };
}

/** A line for each rank. */
export const totalsByRank = (ranks: readonly RankEstimate[]): TotalsLine[] =>
  ranks.map(({ labels, points }) => ({
    labels,
    points: points.map((point) => point && totalsOf([point])),
  }));

function totalsOf(ranks: readonly RankWait[]): RankTotals | null {
  if (ranks.length === 0) return null;
  // One loop and no array: it runs for each point at each refresh.
  let isKnown = true;
  let isStalled = false;
  let [queued, queuedLow, queuedHigh, queuedOrHigh, stalled, leaked, rateHigh] = [0, 0, 0, 0, 0, 0, 0];
  for (const rank of ranks) {
    isKnown &&= rank.queued !== null;
    queued += rank.queued ?? 0;
    queuedLow += rank.queuedLow;
    queuedHigh += rank.queuedHigh;
    queuedOrHigh += rank.queued ?? rank.queuedHigh;
    leaked += rank.leaked;
    rateHigh += rank.rateHigh;
    if (rank.verdict === 'stalled') {
      isStalled = true;
      stalled += rank.queued ?? 0;
    }
  }
  return {
    queued: isKnown ? queued : null,
    queuedLow,
    queuedHigh,
    queuedOrHigh,
    stalled: isStalled ? stalled : null,
    leaked,
    rateHigh,
    wait: waitOf(ranks),
  };
}
