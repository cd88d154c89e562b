import type { Certainty } from '../../lib/certainty';
import { BucketsAt } from './buckets-at';
import type { HistogramReading } from './histogram-reading';
import { bucketAround } from './quantile';

/**
 * Returns a function that gives how well a quantile is known at a point. It computes when it is called.
 * @param q 0 to 1
 * @param windowS rate window, seconds
 * @returns null at a point without a quantile
 */
export function certaintyAt(
  { buckets, count, repair }: HistogramReading,
  q: number,
  windowS: number,
): (index: number) => Certainty | null {
  const at = new BucketsAt(buckets.bounds.length);
  return (index) => {
    const perS = count?.values[index] ?? NaN;
    if (!(perS > 0)) return null;
    at.read(buckets, index, repair);
    const around = bucketAround(at, q);
    return around && { ...around, observations: perS * windowS, needed: q < 1 ? 1 / (1 - q) : Infinity };
  };
}
