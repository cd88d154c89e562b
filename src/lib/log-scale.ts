import type { Frame } from './frame';

/** The ratio of the largest value to the smallest value above 0; 1 where there are no two different values above 0. */
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
 * True when an automatic axis is logarithmic: above a spread of 20, and then until it falls to 10, so that the axis does
 * not switch at every refresh.
 * @param ratio from {@link spread}
 */
export const wantsLog = (ratio: number, wasLog: boolean): boolean => ratio > (wasLog ? 10 : 20);
