import type { Frame } from './frame';

/** How many times the smallest value above 0 goes into the largest; 1 where there are no two. */
export function spread(frame: Frame): number {
  let min = Infinity;
  let max = 0;
  for (const { values } of frame.series) {
    for (const value of values) {
      if (value === null || value <= 0) continue;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return max > min ? max / min : 1;
}

/**
 * Whether an axis that chooses for itself is logarithmic: from a spread of 20, and then down to one of 10, so that it
 * does not go back and forth from refresh to refresh.
 */
export const wantsLog = (ratio: number, wasLog: boolean): boolean => ratio > (wasLog ? 10 : 20);
