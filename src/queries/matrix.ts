import type { Samples } from './samples';

/** One series of a result, on the points of a grid. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: Samples;
}

/** The result of a range query. */
export interface Matrix {
  readonly series: readonly Series[];
  /** Warnings of Prometheus, such as an incomplete result. */
  readonly warnings: readonly string[];
  /** Notes of Prometheus about the query. */
  readonly infos: readonly string[];
}
