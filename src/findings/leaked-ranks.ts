import { leakedLevel } from '../lib/leaked-level';
import { rankKeyOfSeries } from '../lib/rank-labels';
import type { Column } from '../lib/column';
import { pointsIn } from './column-math';
import type { Labels } from '../lib/labels';
import type { FindingInputs } from './finding';
import { isAtEnd, spansWhere } from './spans';
import { THRESHOLDS } from './thresholds';

const { leak } = THRESHOLDS;

export interface Leak {
  readonly labels: Labels;
  /** Requests that are counted and not there. */
  readonly level: number;
}

/**
 * Ranks whose count of requests without a handle has drifted up, by {@link rankKeyOfSeries}. Sure where no handle is taken at
 * the same time, and where the count stands still while the batch does not.
 */
export function leakedRanks({
  grid,
  scrapeIntervalS,
  columns,
}: Pick<FindingInputs, 'grid' | 'scrapeIntervalS' | 'columns'>): ReadonlyMap<string, Leak> {
  const found = new Map<string, Leak>();
  const running = new Map(columns.rankRunning.map((column) => [rankKeyOfSeries(column.labels), column]));
  for (const { labels, values } of columns.rankApiWaiting) {
    const key = rankKeyOfSeries(labels);
    const end = values.findLastIndex((v) => v !== null);
    const from = end + 1 - pointsIn(leak.standsS, grid.stepS);
    if (from < 0 || !isAtEnd(grid, scrapeIntervalS, end)) continue;
    const beside = running.get(key)?.values.slice(from, end + 1) ?? [];
    const level = leakedLevel(values.slice(from, end + 1), beside);
    if (level > 0) found.set(key, { labels, level });
  }
  for (const column of columns.rankApiLeaked) {
    const level = levelAtRest(column, grid, scrapeIntervalS);
    if (level > 0) found.set(rankKeyOfSeries(column.labels), { labels: column.labels, level });
  }
  return found;
}

/** What waits at the end of the range although no handle is taken, for longer than a gauge is old. */
function levelAtRest({ values }: Column, grid: FindingInputs['grid'], scrapeIntervalS: number): number {
  const last = spansWhere(grid, (i) => (values[i] ?? 0) > 0, leak.lastsS).at(-1);
  return last && isAtEnd(grid, scrapeIntervalS, last.to) ? (values[last.to] ?? 0) : 0;
}
