import type { Labels } from '../lib/labels';
import type { FindingInputs } from './finding';
import { isAtEnd, spansWhere } from './spans';
import { THRESHOLDS } from './thresholds';

export interface Leak {
  readonly labels: Labels;
  /** Requests that are counted as waiting although they hung up. */
  readonly level: number;
}

/** Ranks that count requests as waiting which hung up, at the end of the range and for longer than a gauge is old. */
export function leakedRanks({
  grid,
  scrapeIntervalS,
  columns,
}: Pick<FindingInputs, 'grid' | 'scrapeIntervalS' | 'columns'>): Leak[] {
  return columns.rankApiLeaked.flatMap(({ labels, values }) => {
    const last = spansWhere(grid, (i) => (values[i] ?? 0) >= 1, THRESHOLDS.leak.lastsS).at(-1);
    const level = last && isAtEnd(grid, scrapeIntervalS, last.to) ? Math.floor(values[last.to] ?? 0) : 0;
    return level > 0 ? [{ labels, level }] : [];
  });
}
