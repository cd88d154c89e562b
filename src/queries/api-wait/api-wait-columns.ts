import type { RankWait } from '../../lib/api-wait/estimate-rank';
import type { RankEstimate } from '../../lib/api-wait/rank-estimates';
import { waitOf } from '../../lib/api-wait/wait-of-ranks';
import type { Column } from '../../lib/column';
import type { ApiWaitReading, ApiWaitValue, RankQueueValue } from '../../lib/reading';
import { rankQueueColumns, type EngineColumns } from './rank-queue-columns';

type Values = readonly (number | null)[];

/**
 * The lines of a reading of the API queue.
 * @param added the mean of the histogram that the reading adds, at each point; null when it adds none
 * @param engine the results of its gauges of the engine
 * @returns one for each rank, or one for all of them, without labels; a line without a number is left out
 */
export function apiWaitColumns(
  { of, byRank }: ApiWaitReading,
  ranks: readonly RankEstimate[],
  added: Values | null,
  engine: readonly EngineColumns[] = [],
): Column[] {
  if (of === 'waiting' || of === 'idle-ranks') return rankQueueColumns(of, ranks, engine);
  const length = ranks[0]?.points.length ?? 0;
  const lines = byRank
    ? ranks.map(({ labels, points }) => ({ labels, of: [points] }))
    : [{ labels: {}, of: ranks.map(({ points }) => points) }];
  return lines
    .map((line) => ({
      labels: line.labels,
      values: Array.from({ length }, (_, i) => {
        const value = valueOf(
          of,
          line.of.map((points) => points[i] ?? null),
        );
        const plus = added === null ? 0 : (added[i] ?? null);
        return value === null || plus === null ? null : value + plus;
      }),
    }))
    .filter(({ values }) => values.some((value) => value !== null));
}

function valueOf(
  of: Exclude<ApiWaitValue, RankQueueValue>,
  ranks: readonly (RankWait | null)[],
): number | null {
  const present = ranks.filter((rank) => rank !== null);
  if (present.length === 0) return null;
  const sum = (value: (rank: RankWait) => number): number =>
    present.reduce((total, rank) => total + value(rank), 0);
  const isKnown = present.every(({ queued }) => queued !== null);
  switch (of) {
    case 'wait': {
      const isIdle = sum(({ rateHigh }) => rateHigh) === 0;
      return isIdle ? null : (waitOf(present)?.meanS ?? null);
    }
    case 'wait-at-most':
      return isKnown ? null : (waitOf(present)?.highS ?? null);
    case 'queued':
      return isKnown ? sum(({ queued }) => queued ?? 0) : null;
    case 'queued-at-most':
      return isKnown ? null : sum(({ queuedHigh }) => queuedHigh);
    case 'queued-or-at-most':
      return sum(({ queued, queuedHigh }) => queued ?? queuedHigh);
    case 'stalled': {
      const stalled = present.filter(({ verdict }) => verdict === 'stalled');
      return stalled.length === 0 ? null : stalled.reduce((total, { queued }) => total + (queued ?? 0), 0);
    }
    case 'leaked':
      return sum(({ leaked }) => leaked);
  }
}
