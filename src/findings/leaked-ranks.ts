import type { Labels } from '../lib/labels';
import type { FindingInputs } from './finding';
import { isAtEnd, spansWhere } from './spans';
import { THRESHOLDS } from './thresholds';

export interface Leak {
  readonly labels: Labels;
  /** Requests that LMDeploy counts as waiting although their clients disconnected. */
  readonly level: number;
}

/** Ranks that count disconnected requests as waiting, at the end of the range and for longer than the update interval of a gauge. */
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
