import { bucketsOf, type Buckets } from './buckets';
import type { Series } from '../matrix';
import { PART } from '../fused-exprs';
import type { Repair } from './repair';
import type { Samples } from '../samples';

/** The reading of one histogram, taken apart. */
export interface HistogramReading {
  readonly buckets: Buckets;
  /** The `le` labels as they were answered. */
  readonly les: readonly string[];
  readonly sum: Samples | null;
  readonly count: Samples | null;
  /** Points of the grid. */
  readonly length: number;
  readonly repair: Repair;
}

/** @param length points of the grid */
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
  return {
    buckets: bucketsOf(bounded),
    les: bounded.map(({ le }) => le),
    sum: part('sum'),
    count: part('count'),
    length,
    repair,
  };
}
