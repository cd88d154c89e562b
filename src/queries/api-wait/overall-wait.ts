import { SMOOTH_S } from '../../lib/api-wait/levels';
import type { Column, Overall } from '../../lib/column';
import type { RanksLine } from './rank-totals';

/**
 * The mean wait of all requests of several points: by Little's law, the waiting requests of these points divided by their arrivals.
 * It counts the points at which the wait is known.
 * @param added the line of a mean that is added, and has its own value over several points
 * @param stepS distance of the points, seconds. Each point knows the minute before it, so longer steps leave most requests out:
 *   the value is then null
 */
export function overallWait(points: RanksLine['points'], added: Column | null, stepS: number): Overall {
  if (stepS > SMOOTH_S) return () => null;
  // Sums instead of the estimate, which the browser may drop: what is returned must not mention `points`.
  const queued = new Float64Array(points.length);
  const arrived = new Float64Array(points.length);
  points.forEach((ranks, i) => {
    if (ranks.some((rank) => rank.queued === null)) return;
    for (const rank of ranks) {
      queued[i] = (queued[i] ?? 0) + (rank.queued ?? 0);
      arrived[i] = (arrived[i] ?? 0) + (rank.rate ?? rank.rateHigh);
    }
  });
  return (first, last) => {
    let [waiting, rate] = [0, 0];
    for (let i = Math.max(0, first); i <= last && i < queued.length; i++) {
      waiting += queued[i] ?? 0;
      rate += arrived[i] ?? 0;
    }
    if (rate === 0) return null;
    const plus = added ? (added.overall?.(first, last) ?? null) : 0;
    return plus === null ? null : waiting / rate + plus;
  };
}
