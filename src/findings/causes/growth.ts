import type { RankRecord, Values } from './record';

/** The indexes of a window: from the sample at its start to that at its end. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * How much a counter grows in a window. Unlike `increase()` of Prometheus it does not extrapolate, and a sum that falls without a
 * restart gives a negative number: with clocks that differ, LMDeploy adds negative latencies.
 * @returns null without two samples in the window
 */
export function growth({ isReset }: RankRecord, values: Values, { from, to }: Window): number | null {
  let last: number | null = null;
  let sum = 0;
  let samples = 0;
  for (let i = Math.max(0, from); i <= to; i++) {
    const value = values[i] ?? null;
    if (value === null) continue;
    if (last !== null) sum += isReset[i] === true ? value : value - last;
    last = value;
    samples += 1;
  }
  return samples < 2 ? null : sum;
}

/** The values in a window without its first time, which belongs to the window before. */
export function* valuesIn(values: Values, { from, to }: Window): Generator<number> {
  for (let i = Math.max(0, from + 1); i <= to; i++) {
    const value = values[i] ?? null;
    if (value !== null) yield value;
  }
}

/** The mean of a gauge; null without a sample. */
export function meanIn(values: Values, window: Window): number | null {
  let sum = 0;
  let count = 0;
  for (const value of valuesIn(values, window)) {
    sum += value;
    count += 1;
  }
  return count > 0 ? sum / count : null;
}

/** The lowest value of a gauge; Infinity without a sample. */
export const lowestIn = (values: Values, window: Window): number => Math.min(...valuesIn(values, window));

/** The highest value of a gauge; -Infinity without a sample. */
export const highestIn = (values: Values, window: Window): number => Math.max(...valuesIn(values, window));
