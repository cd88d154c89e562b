import type { Samples } from '../samples';

/** Cumulative counts of a classic histogram over a grid, one column for each `le`. */
export interface Buckets {
  /** Upper bounds, ascending; +Infinity last where it is exported. Two spellings of one number stand beside each other. */
  readonly bounds: readonly number[];
  readonly counts: readonly Samples[];
}

/**
 * Buckets from the answer to `sum by (le) (…)`, in any order. A series whose `le` is missing (`''`) or no number is left out,
 * as the server does.
 */
export function bucketsOf(series: readonly { readonly le: string; readonly samples: Samples }[]): Buckets {
  const parsed = series
    .map(({ le, samples }) => ({ bound: parseBound(le), samples }))
    .filter(({ bound }) => !Number.isNaN(bound))
    .sort((a, b) => (a.bound === b.bound ? 0 : a.bound - b.bound));
  return { bounds: parsed.map((p) => p.bound), counts: parsed.map((p) => p.samples) };
}

const INFINITE = /^([+-]?)inf(inity)?$/i;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * `le` as Go reads a float: `1`, `1.0`, `1e0` are the same, `+Inf`, `Inf` and `-Inf` stand in any case, and what is too
 * large for a float is an error. NaN for anything else; so for a hexadecimal float, which a server takes, and for `NaN`,
 * which makes the whole histogram NaN there. No exporter writes either.
 */
function parseBound(le: string): number {
  const infinite = INFINITE.exec(le);
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity;
  const bound = DECIMAL.test(le) ? Number(le) : NaN;
  return Number.isFinite(bound) ? bound : NaN;
}
