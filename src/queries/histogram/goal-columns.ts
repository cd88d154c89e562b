import { whereCounted } from './histogram-mean';
import type { HistogramReading } from './histogram-reading';
import { SamplesBuilder, type Samples } from '../samples';
import { shareWithin } from './share-within';

/**
 * The share of observations within a goal, 0 to 1; no sample at a point without observations.
 * @param goal in the unit of the buckets
 * @returns null when the histogram has no count
 */
export function keptShare(
  { buckets, count, length, repair }: HistogramReading,
  goal: number,
): Samples | null {
  return count && whereCounted(shareWithin(buckets, goal, length, repair), count);
}

/**
 * The burn rate of an error budget: how many times faster than allowed it was spent over the last `points` points.
 * @param kept share of observations within the goal, 0 to 1
 * @param count observations per second
 * @param objective the share that should be within the goal, below 1
 * @returns no sample at the first `points - 1` points, and where there were no observations
 * @see https://sre.google/workbook/alerting-on-slos/
 */
export function burn(kept: Samples, count: Samples, objective: number, points: number): Samples {
  const column = new SamplesBuilder(kept.values.length);
  const badAt = (i: number): number => {
    const share = kept.values[i] ?? NaN;
    return Number.isNaN(share) ? 0 : (1 - share) * (count.values[i] ?? 0);
  };
  const countAt = (i: number): number => count.values[i] || 0;
  // Sums from the first point on: a running window that adds and subtracts would accumulate rounding errors.
  let bad = 0;
  let all = 0;
  const badUpTo = [0];
  const allUpTo = [0];
  for (let i = 0; i < kept.values.length; i++) {
    badUpTo.push((bad += badAt(i)));
    allUpTo.push((all += countAt(i)));
    if (i + 1 < points) continue;
    const counted = all - (allUpTo[i + 1 - points] ?? 0);
    if (counted > 0)
      column.set(i, Math.max(0, bad - (badUpTo[i + 1 - points] ?? 0)) / counted / (1 - objective));
  }
  return column.build();
}

/**
 * Bounds on the requests per second that were within all goals, from the share of each goal alone. Upper: the goal with
 * the lowest share. Lower: no request missed two goals.
 * @param kept the share within each goal, 0 to 1; one or more
 * @param count requests per second
 * @returns no sample at a point where one of the shares is unknown
 * @see https://en.wikipedia.org/wiki/Fr%C3%A9chet_inequalities
 */
export function goodput(kept: readonly Samples[], count: Samples, edge: 'lower' | 'upper'): Samples {
  const column = new SamplesBuilder(count.values.length);
  for (let i = 0; i < count.values.length; i++) {
    let least = Infinity;
    let sum = 0;
    for (const { values } of kept) {
      const share = values[i] ?? NaN;
      least = share < least ? share : least;
      sum += share;
    }
    if (Number.isNaN(sum)) continue;
    const part = edge === 'upper' ? least : Math.max(0, sum - (kept.length - 1));
    column.set(i, part * (count.values[i] ?? NaN));
  }
  return column.build();
}
