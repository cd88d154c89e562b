import { medianOf } from '../../../src/lib/median';

/** The median of numbers in any order; NaN without numbers. */
export const median = (values: readonly number[]): number =>
  medianOf([...values].sort((a, b) => a - b)) ?? NaN;
