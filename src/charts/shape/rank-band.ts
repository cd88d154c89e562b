import { medianOf } from '../../lib/median';
import type { LineValues } from './line-values';

/** More ranks than this are drawn as a band: a person cannot distinguish more colours. */
export const MOST_RANK_LINES = 8;

/** At most this many outliers are drawn as lines of their own. */
const MOST_OUTLIERS = 3;

/** An outlier is farther from the median than this many times the median distance: noise of 64 equal ranks rarely is. */
const OUTLYING = 4;

/** The distance is the mean over this part at the end of the range, so that one noisy point does not decide. */
const TAIL_PART = 0.05;

/** Lowest, highest and median value of many ranks at each point; null when no rank has a value. */
export interface Band {
  readonly low: LineValues;
  readonly high: LineValues;
  readonly median: LineValues;
}

/** The band of these lines, at each point over the lines that have a value there. */
export function rankBand(columns: readonly LineValues[], length: number): Band {
  const low = new Array<number | null>(length).fill(null);
  const high = new Array<number | null>(length).fill(null);
  const median = new Array<number | null>(length).fill(null);
  const present = new Float64Array(columns.length);
  for (let i = 0; i < length; i++) {
    let count = 0;
    for (const column of columns) {
      const value = column[i];
      if (value != null) present[count++] = value;
    }
    if (count === 0) continue;
    const sorted = present.subarray(0, count).sort();
    low[i] = sorted[0] ?? null;
    high[i] = sorted[count - 1] ?? null;
    median[i] = medianOf(sorted);
  }
  return { low, high, median };
}

/** Indices of the lines that end several times as far from the median as the others: at most three, the farthest first. */
export function outliers(columns: readonly LineValues[], { median }: Band): number[] {
  const to = median.findLastIndex((v) => v !== null);
  if (to < 0) return [];
  const from = Math.max(0, to + 1 - Math.max(1, Math.round(median.length * TAIL_PART)));
  const distances = columns.map((column) => {
    let sum = 0;
    let count = 0;
    for (let i = from; i <= to; i++) {
      const [value, middle] = [column[i], median[i]];
      if (value == null || middle == null) continue;
      sum += value - middle;
      count += 1;
    }
    return count === 0 ? 0 : Math.abs(sum / count);
  });
  const usual = medianOf([...distances].sort((a, b) => a - b)) ?? 0;
  return distances
    .map((distance, index) => ({ distance, index }))
    .filter(({ distance }) => distance > usual * OUTLYING)
    .sort((a, b) => b.distance - a.distance)
    .slice(0, MOST_OUTLIERS)
    .map(({ index }) => index);
}
