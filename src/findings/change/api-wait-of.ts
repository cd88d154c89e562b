import { estimateRank } from '../../lib/api-wait/estimate-rank';
import type { Window } from '../causes/growth';
import type { CauseRecord, RankRecord, Values } from '../causes/record';

/** The time that requests of a rank waited for a request handle in a window, request-seconds; null where it cannot be known. */
export type Wait = (rank: RankRecord, window: Window) => number | null;

/** A window in which the queue is unknown for more than this share of its samples has no wait. */
const MOST_UNKNOWN = 0.2;

/**
 * The waits of a record, estimated rank by rank. By Little's law, the requests that wait, added over time, are the time that they wait.
 * @param stepS distance of the times of the record, seconds
 */
export function apiWaitOf({ timesS }: CauseRecord, stepS: number): Wait {
  const queues = new Map<string, Values>();
  const queueOf = (rank: RankRecord): Values => {
    const known = queues.get(rank.key) ?? queueOfRank(rank, timesS, stepS);
    queues.set(rank.key, known);
    return known;
  };
  return (rank, { from, to }) => {
    const queue = queueOf(rank);
    let [sum, known, count] = [0, 0, 0];
    for (let i = Math.max(0, from + 1); i <= to; i++) {
      if ((rank.meters.routed[i] ?? null) === null) continue;
      count += 1;
      const waiting = queue[i] ?? null;
      if (waiting === null) continue;
      sum += waiting;
      known += 1;
    }
    if (count === 0) return 0;
    return known < (1 - MOST_UNKNOWN) * count ? null : (sum / known) * count * stepS;
  };
}

/** Each stretch of times without a gap is estimated for itself. */
function queueOfRank({ meters }: RankRecord, timesS: readonly number[], stepS: number): Values {
  const queue: (number | null)[] = [];
  for (let from = 0, to = 0; from < timesS.length; from = to) {
    to = from + 1;
    while (to < timesS.length && (timesS[to] ?? 0) - (timesS[to - 1] ?? 0) <= stepS) to += 1;
    const cut = (values: Values): Values => values.slice(from, to);
    const [succeeded, failed] = [cut(meters.succeeded), cut(meters.failed)];
    const startS = timesS[from] ?? 0;
    const points = estimateRank(
      {
        grid: { startS, endS: timesS[to - 1] ?? startS, stepS },
        waiting: cut(meters.apiWaiting),
        routed: cut(meters.routed),
        ended: succeeded.map((value, i) => plus(value, failed[i] ?? null)),
        openFiles: cut(meters.openFiles),
        startS: cut(meters.startS),
      },
      null,
    );
    queue.push(...points.map((point) => point && point.queued));
  }
  return queue;
}

const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
