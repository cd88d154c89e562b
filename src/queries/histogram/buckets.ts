import { parsePrometheusNumber } from '../../lib/prometheus-number';
import type { Samples } from '../samples';

/** Cumulative counts of a classic histogram over a grid, one column for each `le`. */
export interface Buckets {
  /**
   * Upper bounds, ascending; +Infinity last where it is exported. A bound that is spelt in two ways (`1`, `1.0`) is
   * there twice.
   */
  readonly bounds: readonly number[];
  readonly counts: readonly Samples[];
}

/**
 * Sorts the series of `sum by (le) (…)` into buckets. Like Prometheus, it leaves out a series whose `le` is empty or no
 * number.
 * @param series in any order
 */
export function bucketsOf(series: readonly { readonly le: string; readonly samples: Samples }[]): Buckets {
  const parsed = series
    .map(({ le, samples }) => ({ bound: parseBound(le), samples }))
    .filter(({ bound }) => !Number.isNaN(bound))
    .sort((a, b) => (a.bound === b.bound ? 0 : a.bound - b.bound));
  return { bounds: parsed.map((p) => p.bound), counts: parsed.map((p) => p.samples) };
}

const INFINITY = /^[+-]?inf(inity)?$/i;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads `le` as Go reads a float: `1`, `1.0` and `1e0` are equal, and a number that is too large for a float is an error.
 * Two forms that no exporter writes differ from Prometheus: it accepts a hexadecimal float, and `NaN` turns its whole
 * histogram into NaN.
 * @returns NaN for anything else
 */
function parseBound(le: string): number {
  const bound = parsePrometheusNumber(le);
  if (INFINITY.test(le)) return bound;
  return DECIMAL.test(le) && Number.isFinite(bound) ? bound : NaN;
}
