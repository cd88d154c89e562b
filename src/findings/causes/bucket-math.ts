import { growth, type Window } from './growth';
import type { BucketMeter } from './meters';
import type { BucketCount } from './readings-type';
import type { RankRecord } from './record';

/** The observations of a window by bucket, ascending; empty without a sample. */
export function bucketCounts(rank: RankRecord, meter: BucketMeter, window: Window): BucketCount[] {
  let low = 0;
  let below = 0;
  return rank.buckets[meter].map(({ le, values }) => {
    const upTo = growth(rank, values, window) ?? 0;
    const bucket = { low, high: le, count: Math.max(0, upTo - below) };
    low = le;
    below = Math.max(below, upTo);
    return bucket;
  });
}

/** The middle of a bucket on a logarithmic scale; half of the bound for the lowest one. */
const middleOf = ({ low, high }: BucketCount): number => {
  if (!Number.isFinite(high)) return low;
  return low > 0 ? Math.sqrt(low * high) : high / 2;
};

/** The median by linear interpolation within its bucket; null without an observation. */
export function bucketMedian(counts: readonly BucketCount[]): number | null {
  const half = counts.reduce((sum, { count }) => sum + count, 0) / 2;
  if (!(half > 0)) return null;
  let below = 0;
  for (const { low, high, count } of counts) {
    if (below + count >= half && count > 0) {
      return Number.isFinite(high) ? low + ((half - below) / count) * (high - low) : low;
    }
    below += count;
  }
  return null;
}

const countOf = (counts: readonly BucketCount[]): number => counts.reduce((sum, { count }) => sum + count, 0);

/** The buckets of outputs that wait for the prefill of others, where the others do not. */
const slowBuckets = (counts: readonly BucketCount[], usualStepS: number): BucketCount[] =>
  counts.filter(({ low }) => low >= 1.9 * usualStepS * 0.999);

/**
 * The mean ITL without the steps in which running requests waited for the prefill of others: those lie in buckets above 1.9 times
 * the usual step. Where more than half of the outputs lie there, all steps are slow, and the median is the step.
 * @param sumS sum of all ITL
 * @param usualStepS the usual step of this rank, or null for the plain mean
 * @returns seconds; null without an output
 */
export function fastItl(
  counts: readonly BucketCount[],
  sumS: number,
  usualStepS: number | null,
): number | null {
  const total = countOf(counts);
  if (!(total > 0)) return null;
  if (usualStepS === null) return sumS / total;
  const slow = slowBuckets(counts, usualStepS);
  const slowCount = countOf(slow);
  if (slowCount > total / 2) return bucketMedian(counts);
  const slowS = slow.reduce((sum, bucket) => sum + bucket.count * middleOf(bucket), 0);
  const fastS = (sumS - slowS) / (total - slowCount);
  // The middles of the buckets are guesses: the rest is never below the lowest possible sum.
  const leastS = counts.reduce(
    (sum, { low, high, count }) => sum + (high <= 1.9 * usualStepS ? count * low : 0),
    0,
  );
  return Math.max(fastS, leastS / (total - slowCount));
}

/** A decode step without the prefill of others, and its lowest and highest possible value: a bucket does not say where in it the outputs lie. */
export interface DecodeStep {
  readonly stepS: number;
  readonly lowS: number;
  readonly highS: number;
}

/**
 * {@link fastItl} within what the buckets and the mean allow.
 * @returns seconds; null without an output
 */
export function decodeStep(
  counts: readonly BucketCount[],
  sumS: number,
  usualStepS: number | null,
): DecodeStep | null {
  const stepS = fastItl(counts, sumS, usualStepS);
  if (stepS === null) return null;
  const { low, high } =
    usualStepS === null ? { low: stepS, high: stepS } : stepRange(counts, sumS, usualStepS);
  return { stepS: Math.max(low, Math.min(high, stepS)), lowS: low, highS: Math.max(low, high) };
}

function stepRange(
  counts: readonly BucketCount[],
  sumS: number,
  usualStepS: number,
): { readonly low: number; readonly high: number } {
  const total = countOf(counts);
  const slow = slowBuckets(counts, usualStepS);
  const fastCount = total - countOf(slow);
  if (fastCount < total / 2) {
    const median = bucketMedian(counts) ?? 0;
    const bucket = counts.find(({ low, high, count }) => count > 0 && low <= median && median <= high);
    // A few long intervals draw the mean up: the step is not above it.
    return { low: bucket?.low ?? median, high: Math.min(bucket?.high ?? median, sumS / total) };
  }
  const sumAt = (buckets: readonly BucketCount[], bound: 'low' | 'high'): number =>
    buckets.reduce((sum, bucket) => sum + (bucket.count > 0 ? bucket.count * bucket[bound] : 0), 0);
  const fast = counts.filter((bucket) => !slow.includes(bucket));
  return {
    low: Math.max(sumAt(fast, 'low'), sumS - sumAt(slow, 'high')) / fastCount,
    high: Math.min(sumAt(fast, 'high'), sumS - sumAt(slow, 'low')) / fastCount,
  };
}
