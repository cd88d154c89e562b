import type { RankWait } from '../../lib/api-wait/estimate-rank';
import type { RankEstimate } from '../../lib/api-wait/rank-estimates';
import { waitOf } from '../../lib/api-wait/wait-of-ranks';
import type { Column } from '../../lib/column';
import type { ApiWaitReading, ApiWaitValue, RankQueueValue } from '../../lib/reading';
import { rankQueueColumns, type PartColumns } from './rank-queue-columns';

/**
 * The lines of a reading of the API queue.
 * @param parts the results of the parts of the reading
 * @returns one for each rank, or one for all of them, without labels; a line without a number is left out
 */
export function apiWaitColumns(
  { of, byRank }: ApiWaitReading,
  ranks: readonly RankEstimate[],
  parts: readonly PartColumns[] = [],
): Column[] {
  if (of === 'waiting' || of === 'idle-ranks') return rankQueueColumns(of, ranks, parts);
  const [mean] = parts;
  const added = mean ? (mean.columns[0]?.values ?? []) : null;
  const length = ranks[0]?.points.length ?? 0;
  const lowOf = LOWER_BOUNDS[of];
  const lines = byRank
    ? ranks.map(({ labels, points }) => ({ labels, of: [points] }))
    : [{ labels: {}, of: ranks.map(({ points }) => points) }];
  return lines
    .map((line): Column => {
      const values: (number | null)[] = [];
      const low: (number | null)[] = [];
      const present: RankWait[] = [];
      for (let i = 0; i < length; i++) {
        present.length = 0;
        for (const points of line.of) {
          const point = points[i];
          if (point) present.push(point);
        }
        const plus = added === null ? 0 : (added[i] ?? null);
        const plusAdded = (value: ValueOf): number | null => {
          const own = present.length === 0 || plus === null ? null : value(present);
          return own === null || plus === null ? null : own + plus;
        };
        const value = plusAdded((ranksThen) => valueOf(of, ranksThen));
        values.push(value);
        if (lowOf) low.push(value === null ? null : plusAdded(lowOf));
      }
      return lowOf ? { labels: line.labels, values, low } : { labels: line.labels, values };
    })
    .filter(({ values }) => values.some((value) => value !== null));
}

/** @param present the ranks that have a sample, at least one */
type ValueOf = (present: readonly RankWait[]) => number | null;

/** The lower bounds that belong to upper bounds. */
const LOWER_BOUNDS: Readonly<Partial<Record<ApiWaitValue, ValueOf>>> = {
  'wait-at-most': (present) => waitOf(present)?.lowS ?? null,
  'queued-at-most': (present) => present.reduce((total, { queuedLow }) => total + queuedLow, 0),
};

function valueOf(of: Exclude<ApiWaitValue, RankQueueValue>, present: readonly RankWait[]): number | null {
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
