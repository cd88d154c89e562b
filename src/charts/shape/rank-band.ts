import { medianOf } from '../../lib/median';
import type { LineValues } from './line-values';

/** From how many lines on a chart draws ranks as a band: no palette tells more apart. */
export const MOST_RANK_LINES = 8;

/** How many ranks are drawn beside their band. */
const MOST_OUTLIERS = 3;

/** How many times the usual distance from the median makes an outlier: noise of 64 equal ranks rarely gets there. */
const OUTLYING = 4;

/** Part of the range at its end over which the distance is taken, so that one noisy point does not decide. */
const TAIL_PART = 0.05;

/** What many ranks have in common at each point; all null where no rank has a number. */
export interface Band {
  readonly low: LineValues;
  readonly high: LineValues;
  readonly median: LineValues;
}

/** Lowest, highest and median value of the columns at each point, over those that have one. */
export function rankBand(columns: readonly LineValues[], length: number): Band {
  const low = new Array<number | null>(length).fill(null);
  const high = new Array<number | null>(length).fill(null);
  const median = new Array<number | null>(length).fill(null);
  const room = new Float64Array(columns.length);
  for (let i = 0; i < length; i++) {
    let count = 0;
    for (const column of columns) {
      const value = column[i];
      if (value != null) room[count++] = value;
    }
    if (count === 0) continue;
    const sorted = room.subarray(0, count).sort();
    low[i] = sorted[0] ?? null;
    high[i] = sorted[count - 1] ?? null;
    median[i] = medianOf(sorted);
  }
  return { low, high, median };
}

/**
 * Indices of the columns that end far from the median: at most three, the farthest first, and only those that lie
 * several times as far from it as the usual one. None when all lie together.
 */
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
