import { bucketsOf, type Buckets } from './buckets';
import { BucketsAt } from './buckets-at';
import type { Repair } from './repair';
import { SamplesBuilder, type Samples } from '../http/samples';

/** A column for tests: null is a point without a sample. */
export function columnOf(values: readonly (number | null)[]): Samples {
  const builder = new SamplesBuilder(values.length);
  for (const [i, value] of values.entries()) if (value !== null) builder.set(i, value);
  return builder.build();
}

/** The column as a test writes it: null for a point without a sample, NaN for a sample that is NaN. */
export function valuesOf({ values, nanAt }: Samples): (number | null)[] {
  return [...values].map((value, i) => (Number.isNaN(value) && !nanAt?.has(i) ? null : value));
}

/** Buckets for tests, each `le` with its counts point by point. */
export function bucketColumns(counts: Readonly<Record<string, readonly (number | null)[]>>): Buckets {
  return bucketsOf(Object.entries(counts).map(([le, values]) => ({ le, samples: columnOf(values) })));
}

/** The buckets of a single point, as read. */
export function pointOf(
  counts: Readonly<Record<string, number | null>>,
  repair: Repair = 'small-deltas',
): BucketsAt {
  const buckets = bucketColumns(Object.fromEntries(Object.entries(counts).map(([le, c]) => [le, [c]])));
  const at = new BucketsAt(buckets.bounds.length);
  at.read(buckets, 0, repair);
  return at;
}
