import type { Labels } from './labels';

/** One line of the result of a reading, on a grid. */
export interface Column {
  readonly labels: Labels;
  /** One value for each point of the grid; null is a gap. */
  readonly values: readonly (number | null)[];
}
