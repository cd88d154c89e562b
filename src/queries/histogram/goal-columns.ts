import { whereCounted } from './histogram-mean';
import type { HistogramReading } from './histogram-reading';
import { SamplesBuilder, type Samples } from '../samples';
import { shareWithin } from './share-within';

/** The share of observations that kept a goal, 0 to 1; without a sample where none was counted. */
export function keptShare(
  { buckets, count, length, repair }: HistogramReading,
  goal: number,
): Samples | null {
  return count && whereCounted(shareWithin(buckets, goal, length, repair), count);
}

/**
 * How many times faster than allowed an error budget was spent in the `points` points up to each.
 * @param objective share that should keep the goal, below 1
 * @returns without a sample where the grid does not reach back that far, and where nothing was counted
 */
export function burn(kept: Samples, count: Samples, objective: number, points: number): Samples {
  const column = new SamplesBuilder(kept.values.length);
  const badAt = (i: number): number => {
    const share = kept.values[i] ?? NaN;
    return Number.isNaN(share) ? 0 : (1 - share) * (count.values[i] ?? 0);
  };
  const countAt = (i: number): number => count.values[i] || 0;
  // Sums from the first point on: a window that adds and takes away would keep the error of every step.
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
 * Requests per second that kept all goals, by what is known of each goal alone: at most as many as kept the worst of them,
 * at least what is left when those that missed one are all others than those that missed another.
 * @param kept the share of each goal, one or more
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
