import { PART } from '../query-sources';
import type { TimedResult } from '../reading-result';
import type { Samples } from '../samples';
import { almostEqual } from './almost-equal';

/**
 * Histograms whose buckets are those of another one, unless the server speculates. LMDeploy observes both at each output: the time
 * since the last one, and that time divided by the tokens of the output. No quotient is above its time, so where counts and
 * sums are equal every observation is, and so is every bucket.
 * @see https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/loggers.py
 */
const TWINS: ReadonlyMap<string, string> = new Map([
  ['lmdeploy:time_per_output_token_seconds', 'lmdeploy:iter_token_latency'],
]);

/** The sums are of the same numbers in the same order. */
const EQUAL = 1e-12;

/** Knows which histograms need not be loaded with their buckets, because another one has the same. */
export class HistogramTwins {
  readonly #different = new Set<string>();

  /**
   * The histogram that may have the same buckets; null for none, and after {@link withBucketsOf} found them different.
   * @param selector label matchers without braces
   */
  twinOf(histogram: string, selector: string): string | null {
    return this.#different.has(`${histogram} ${selector}`) ? null : (TWINS.get(histogram) ?? null);
  }

  /**
   * The result of a histogram with the buckets of its twin, or null where the two are not the same.
   * @param totals the result of the histogram without buckets
   * @param twin the result of the twin with buckets
   */
  withBucketsOf(
    histogram: string,
    selector: string,
    totals: TimedResult,
    twin: TimedResult,
  ): TimedResult | null {
    const isSame = ['sum', 'count'].every((part) => areEqual(partOf(totals, part), partOf(twin, part)));
    if (!isSame) {
      this.#different.add(`${histogram} ${selector}`);
      return null;
    }
    return {
      series: [...totals.series, ...twin.series.filter(({ labels }) => labels[PART] === undefined)],
      warnings: [...new Set([...totals.warnings, ...twin.warnings])],
      infos: [...new Set([...totals.infos, ...twin.infos])],
      durationMs: Math.max(totals.durationMs, twin.durationMs),
    };
  }
}

const partOf = ({ series }: TimedResult, part: string): Samples | null =>
  series.find(({ labels }) => labels[PART] === part)?.samples ?? null;

function areEqual(a: Samples | null, b: Samples | null): boolean {
  if (a === null || b === null) return a === b;
  return a.values.every((value, i) => almostEqual(value, b.values[i] ?? NaN, EQUAL));
}
