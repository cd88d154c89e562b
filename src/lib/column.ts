import type { Labels } from './labels';

/**
 * The value of a line over the points from `first` to `last` together, both included: the ratio of all that was counted, or
 * the quantile of all observations; null when there are none.
 */
export type Overall = (first: number, last: number) => number | null;

/** Other values of a gauge besides its highest ones, one for each point of the grid. */
export interface GaugeLevels {
  /** The value at the point itself. */
  readonly sampled: readonly (number | null)[];
  /** The lowest value within the step before the point. */
  readonly low: readonly (number | null)[];
}

/** One line of the result of a reading, on a grid. */
export interface Column {
  readonly labels: Labels;
  /** One value for each point of the grid; null is a gap. */
  readonly values: readonly (number | null)[];
  /** Left out where the mean of the points is the value over all of them, as of a gauge or a rate. */
  readonly overall?: Overall;
  /** Of upper bounds: the lower bounds. `values` are gaps where the value is known. */
  readonly low?: readonly (number | null)[];
  /** Of a gauge whose step holds several samples: `values` are then the highest within each step. */
  readonly levels?: GaugeLevels;
  /** The line has samples, and none is a number: each is NaN or infinite. */
  readonly isNoNumber?: true;
}
