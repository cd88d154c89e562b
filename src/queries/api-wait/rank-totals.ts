import type { RankWait } from '../../lib/api-wait/estimate-rank';
import type { RankEstimate } from '../../lib/api-wait/rank-estimates';
import { waitOf } from '../../lib/api-wait/wait-of-ranks';
import type { ApiWaitValue, RankQueueValue } from '../../lib/reading';

/** The value of several ranks together at one moment; null without one. @param ranks at least one */
export type ValueOf = (ranks: readonly RankWait[]) => number | null;

/** A line over ranks that count together. */
export interface RanksLine {
  readonly labels: Readonly<Record<string, string>>;
  /** At each point, the ranks that have a sample. */
  readonly points: readonly (readonly RankWait[])[];
}

/** One line for all ranks, without labels. */
export function lineOfAll(ranks: readonly RankEstimate[]): RanksLine {
  const points = Array.from({ length: ranks[0]?.points.length ?? 0 }, (_, i) => {
    const present: RankWait[] = [];
    for (const rank of ranks) {
      const point = rank.points[i];
      if (point) present.push(point);
    }
    return present;
  });
  return { labels: {}, points };
}

/** A line for each rank. */
export const linesByRank = (ranks: readonly RankEstimate[]): RanksLine[] =>
  ranks.map(({ labels, points }) => ({ labels, points: points.map((point) => (point ? [point] : [])) }));

function sum(ranks: readonly RankWait[], of: (rank: RankWait) => number): number {
  let total = 0;
  for (const rank of ranks) total += of(rank);
  return total;
}

const isUnknown = ({ queued }: RankWait): boolean => queued === null;

/** Requests that wait; null when that is unknown for a rank. */
function queued(ranks: readonly RankWait[]): number | null {
  return ranks.some(isUnknown) ? null : sum(ranks, (rank) => rank.queued ?? 0);
}

/** Requests that wait at ranks that admit none; null when there is no such rank. */
function stalled(ranks: readonly RankWait[]): number | null {
  if (!ranks.some(({ verdict }) => verdict === 'stalled')) return null;
  return sum(ranks, (rank) => (rank.verdict === 'stalled' ? (rank.queued ?? 0) : 0));
}

export const VALUES: Readonly<Record<Exclude<ApiWaitValue, RankQueueValue>, ValueOf>> = {
  wait: (ranks) => (ranks.every(({ rateHigh }) => rateHigh === 0) ? null : (waitOf(ranks)?.meanS ?? null)),
  'wait-at-most': (ranks) => (ranks.some(isUnknown) ? (waitOf(ranks)?.highS ?? null) : null),
  queued,
  'queued-at-most': (ranks) => (ranks.some(isUnknown) ? sum(ranks, (rank) => rank.queuedHigh) : null),
  'queued-or-at-most': (ranks) => sum(ranks, (rank) => rank.queued ?? rank.queuedHigh),
  stalled,
  leaked: (ranks) => sum(ranks, (rank) => rank.leaked),
};

/** The lower bounds that belong to upper bounds. */
export const LOWER_BOUNDS: Readonly<Partial<Record<ApiWaitValue, ValueOf>>> = {
  'wait-at-most': (ranks) => waitOf(ranks)?.lowS ?? null,
  'queued-at-most': (ranks) => sum(ranks, (rank) => rank.queuedLow),
};
