import type { ReadingName, Readings } from './readings-type';

/** How a reading usually is. */
export interface Usual {
  readonly median: number;
  /** Its spread: 1.4826 times the median absolute deviation, which is the standard deviation of a normal distribution. */
  readonly spread: number;
  /** The highest of the slices, and of the day before where it is known. */
  readonly highest: number;
}

/** The rank before the incident. */
export interface Baseline {
  readonly of: Readonly<Record<ReadingName, Usual | null>>;
  readonly slices: readonly Readings[];
  /** Short slices for the law of the step. */
  readonly stepSlices: readonly Readings[];
  readonly usualStepS: number | null;
}
