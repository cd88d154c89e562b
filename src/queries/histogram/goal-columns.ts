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
 * Bounds on the requests per second that were within all goals, from the share of each goal alone. Upper: the goal with
 * the lowest share. Lower: no request missed two goals.
 * @param kept the share within each goal, 0 to 1; one or more
 * @param count requests per second
 * @returns 0 at a point without requests, so that a mean over time counts it as the mean of any rate does; no sample where there
 *   are requests and one of the shares is unknown
 * @see https://en.wikipedia.org/wiki/Fr%C3%A9chet_inequalities
 */
export function goodput(kept: readonly Samples[], count: Samples, edge: 'lower' | 'upper'): Samples {
  const column = new SamplesBuilder(count.values.length);
  for (let i = 0; i < count.values.length; i++) {
    if (count.values[i] === 0) {
      column.set(i, 0);
      continue;
    }
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
