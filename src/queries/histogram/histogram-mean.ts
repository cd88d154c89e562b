import { hasSample, SamplesBuilder, type Samples } from '../samples';

/**
 * `sum / (count > 0)`: the mean of the observations in the window. No sample where either has none, and where the count is
 * not above 0, so that an idle server gives no sample instead of NaN.
 */
export function mean(sum: Samples, count: Samples): Samples {
  const column = new SamplesBuilder(sum.values.length);
  for (let i = 0; i < sum.values.length; i++) {
    const total = count.values[i] ?? NaN;
    if (total > 0 && hasSample(sum, i)) column.set(i, (sum.values[i] ?? NaN) / total);
  }
  return column.build();
}

/** `samples and on () (count > 0)`: the samples at the points where the count is above 0. */
export function whereCounted(samples: Samples, count: Samples): Samples {
  const values = samples.values.slice();
  const isCounted = (index: number): boolean => (count.values[index] ?? NaN) > 0;
  for (let i = 0; i < values.length; i++) if (!isCounted(i)) values[i] = NaN;
  const nanAt = [...(samples.nanAt ?? [])].filter(isCounted);
  return { values, nanAt: nanAt.length > 0 ? new Set(nanAt) : null };
}
