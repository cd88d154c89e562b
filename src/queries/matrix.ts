import type { Samples } from './samples';

/** One series of a result, on the points of a grid. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: Samples;
}

/** The result of a range query. */
export interface Matrix {
  readonly series: readonly Series[];
  /** What Prometheus warns about, in its own words; such as a result that is not complete. */
  readonly warnings: readonly string[];
  /** What Prometheus notes about the query, in its own words. */
  readonly infos: readonly string[];
}
