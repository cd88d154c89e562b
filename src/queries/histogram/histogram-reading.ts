import { bucketsOf, type Buckets } from './buckets';
import { BucketSums } from './bucket-sums';
import type { Series } from '../matrix';
import { PART } from '../query-sources';
import type { Repair } from './repair';
import type { Samples } from '../samples';

/** The parts of a histogram's result. */
export interface HistogramReading {
  readonly buckets: Buckets;
  /** The same over several points together. */
  readonly sums: BucketSums;
  /** The `le` labels as Prometheus spells them. */
  readonly les: readonly string[];
  /** Rate of the sum, in the unit of the buckets per second; null when the result has none. */
  readonly sum: Samples | null;
  /** Observations per second; null when the result has none. */
  readonly count: Samples | null;
  /** Number of points of the grid. */
  readonly length: number;
  readonly repair: Repair;
}

/**
 * Takes the result of `histogramExpr` apart.
 * @param length number of points of the grid
 */
export function histogramReading(
  series: readonly Series[],
  length: number,
  repair: Repair,
): HistogramReading {
  const part = (name: string): Samples | null =>
    series.find(({ labels }) => labels[PART] === name)?.samples ?? null;
  const bounded = series.flatMap(({ labels, samples }) =>
    labels['le'] === undefined ? [] : [{ le: labels['le'], samples }],
  );
  const buckets = bucketsOf(bounded);
  return {
    buckets,
    sums: new BucketSums(buckets),
    les: bounded.map(({ le }) => le),
    sum: part('sum'),
    count: part('count'),
    length,
    repair,
  };
}
