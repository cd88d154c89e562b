import type { Overall } from '../../lib/column';
import type { Samples } from '../samples';
import { BucketsAt } from './buckets-at';
import type { HistogramReading } from './histogram-reading';
import { quantileAt } from './quantile';
import type { Statistic } from './statistics';

/**
 * Returns a function that computes the value of a statistic over several points together: a mean, a share or a quantile of
 * all their observations. It computes when it is called.
 * @param line the points of the statistic
 * @returns undefined for a rate, whose mean over time is the mean of its points
 */
export function overallOf(
  statistic: Statistic,
  readingOf: (histogram: string) => HistogramReading,
  line: Samples | undefined,
): Overall | undefined {
  switch (statistic.kind) {
    case 'mean':
    case 'share':
      return line && weightedMean(line, readingOf(statistic.histogram).count);
    case 'quantile':
      return quantileOf(readingOf(statistic.histogram), statistic.q);
    case 'burn':
      // Each point looks back further than its step: the points overlap.
      return () => null;
    case 'count':
    case 'goodput':
    case 'cells':
      return undefined;
  }
}

function weightedMean({ values }: Samples, weights: Samples | null): Overall {
  return (first, last) => {
    // No array to destructure: a page calls this for hundreds of spans at each refresh.
    let sum = 0;
    let weightSum = 0;
    for (let i = Math.max(0, first); i <= last && i < values.length; i++) {
      const value = values[i] ?? NaN;
      const weight = weights?.values[i] ?? 0;
      if (!Number.isFinite(value) || !(weight > 0)) continue;
      sum += value * weight;
      weightSum += weight;
    }
    return weightSum > 0 ? sum / weightSum : null;
  };
}

function quantileOf({ sums, repair }: HistogramReading, q: number): Overall {
  return (first, last) => {
    const buckets = sums.over(first, last);
    const at = new BucketsAt(buckets.bounds.length);
    at.read(buckets, 0, repair);
    const value = quantileAt(at, q);
    return Number.isFinite(value) ? value : null;
  };
}
