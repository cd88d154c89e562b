import { bindTemplate, type Binding } from '../binding';
import { PART } from '../query-sources';
import type { TimedResult } from '../reading-result';
import { hasSample, SamplesBuilder, type Samples } from '../samples';
import { bucketsOf } from './buckets';

/** The label that holds how many buckets a server has. No metric of LMDeploy has it. */
const BOUNDS = 'lmd_bounds';

/** Observations per second by the number of buckets of the servers that counted them. Reads all buckets once more. */
export function totalsByBoundsExpr(histogram: string, binding: Binding): string {
  const rate = (suffix: string): string => `rate(${histogram}_${suffix}{$selector}[$window])`;
  const number = `count by ($rank) (group by (le, $rank) (${rate('bucket')}))`;
  const named = `count_values by ($rank) ("${BOUNDS}", ${number})`;
  return bindTemplate(
    `sum by (${BOUNDS}) (${rate('count')} * on ($rank) group_left (${BOUNDS}) ${named})`,
    binding,
  );
}

/**
 * The result of a histogram of lengths in which each bucket has the observations of all servers. A server without a bucket at a bound
 * has none because its sessions are shorter: all that it observed is below the bound. Servers have the same bounds up to their highest.
 * @param totals the result of {@link totalsByBoundsExpr}
 * @returns null where all servers have the same buckets
 */
export function filledBuckets(result: TimedResult, totals: TimedResult): TimedResult | null {
  if (totals.series.length < 2) return null;
  const bounded = result.series.flatMap(({ labels, samples }) =>
    labels[PART] === undefined ? [{ le: labels['le'] ?? '', samples }] : [],
  );
  const { bounds, counts } = bucketsOf(bounded);
  const finite = [...new Set(bounds)].filter(Number.isFinite);
  const missing = totals.series.map(({ labels, samples }) => ({
    // One of the buckets is +Inf.
    from: finite[Number(labels[BOUNDS]) - 1] ?? Infinity,
    samples,
  }));
  const filled = new Map<Samples, Samples>();
  for (const [b, samples] of counts.entries()) {
    const bound = bounds[b] ?? Infinity;
    // A bound that is spelt in two ways is there twice.
    if (bound === Infinity || bound === bounds[b - 1]) continue;
    const lacking = missing.filter(({ from }) => from <= bound);
    if (lacking.length > 0)
      filled.set(
        samples,
        plus(
          samples,
          lacking.map((one) => one.samples),
        ),
      );
  }
  return {
    series: result.series.map(({ labels, samples }) => ({ labels, samples: filled.get(samples) ?? samples })),
    warnings: [...new Set([...result.warnings, ...totals.warnings])],
    infos: [...new Set([...result.infos, ...totals.infos])],
    durationMs: Math.max(result.durationMs, totals.durationMs),
  };
}

/** At the points where `samples` has one. */
function plus(samples: Samples, more: readonly Samples[]): Samples {
  const column = new SamplesBuilder(samples.values.length);
  for (let i = 0; i < samples.values.length; i++) {
    if (!hasSample(samples, i)) continue;
    let sum = samples.values[i] ?? NaN;
    for (const { values } of more) sum += values[i] || 0;
    column.set(i, sum);
  }
  return column.build();
}
