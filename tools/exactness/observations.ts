import type { Buckets } from '../../src/queries/histogram/buckets';
import { hasSample, SamplesBuilder, type Samples } from '../../src/queries/samples';

/** Observations per second by the +Inf bucket, which equals the rate of `_count`. No sample where that bucket has none. */
export function observations(buckets: Buckets, length: number): Samples {
  const column = new SamplesBuilder(length);
  for (let i = 0; i < length; i++) {
    let total = 0;
    let isSampled = false;
    for (let b = buckets.bounds.length - 1; b >= 0 && buckets.bounds[b] === Infinity; b--) {
      const samples = buckets.counts[b];
      if (!samples || !hasSample(samples, i)) continue;
      total += samples.values[i] ?? NaN;
      isSampled = true;
    }
    if (isSampled) column.set(i, total);
  }
  return column.build();
}
