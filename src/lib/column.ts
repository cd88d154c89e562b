import type { Labels } from './labels';

/**
 * The value of a line over the points from `first` to `last` together, both included: the ratio of all that was counted, or
 * the quantile of all observations; null where there are none.
 */
export type Overall = (first: number, last: number) => number | null;

/** One line of the result of a reading, on a grid. */
export interface Column {
  readonly labels: Labels;
  /** One value for each point of the grid; null is a gap. */
  readonly values: readonly (number | null)[];
  /** Left out where the mean of the points is the value over all of them, as of a gauge or a rate. */
  readonly overall?: Overall;
}
