import { gridLength, type Grid } from '../lib/frame';
import { rankKeyOfSeries } from '../lib/rank-labels';
import type { Column } from '../lib/column';
import type { Labels } from '../lib/labels';
import { spansWhere, timeAt, type IndexSpan } from './spans';
import { THRESHOLDS } from './thresholds';

/** One rank over the range, derived from its samples. */
export interface RankLife {
  readonly key: string;
  readonly labels: Labels;
  /** Index of its first sample. */
  readonly first: number;
  /** Index of its last sample. */
  readonly last: number;
  /** The restarts of its process, Unix seconds, ascending. The first start of a new rank does not count. */
  readonly restartsS: readonly number[];
  /** Spans between two samples in which it did not report while others did. */
  readonly absences: readonly IndexSpan[];
}

/**
 * @param running a column for each rank, with a sample when it reports
 * @param starts when the process started, Unix seconds, by rank
 * @param isSilent {@link silenceOf} the same columns
 */
export function rankLives(
  grid: Grid,
  running: readonly Column[],
  starts: readonly Column[],
  isSilent: (index: number) => boolean,
): RankLife[] {
  const startsOf = new Map(starts.map((column) => [rankKeyOfSeries(column.labels), column.values]));
  return running.flatMap(({ labels, values }): RankLife[] => {
    const first = values.findIndex((v) => v !== null);
    if (first < 0) return [];
    const last = values.findLastIndex((v) => v !== null);
    const key = rankKeyOfSeries(labels);
    const isWhole = last - first + 1 === values.length && !values.includes(null);
    const isAway = (i: number): boolean => i > first && i < last && values[i] === null && !isSilent(i);
    return [
      {
        key,
        labels,
        first,
        last,
        restartsS: restartsOf(startsOf.get(key) ?? [], grid, first),
        absences: isWhole ? [] : spansWhere(grid, isAway, THRESHOLDS.absenceS),
      },
    ];
  });
}

/** True at a point where no rank reports: Prometheus did not scrape, or there is no rank. */
export function silenceOf(grid: Grid, running: readonly Column[]): (index: number) => boolean {
  const counts = new Uint16Array(gridLength(grid));
  for (const { values } of running) {
    for (let i = 0; i < counts.length; i++)
      if ((values[i] ?? null) !== null) counts[i] = (counts[i] ?? 0) + 1;
  }
  return (index) => counts[index] === 0;
}

/**
 * Starts after the first sample, Unix seconds. The value of one start varies slightly when clocks are adjusted. A start after its own
 * sample is by a clock that is ahead: it counts where another value, or none, was there before, as of that sample.
 * @param first index of the first sample
 */
function restartsOf(values: readonly (number | null)[], grid: Grid, first: number): number[] {
  const afterS = Math.max(grid.startS, timeAt(grid, first));
  const starts: number[] = [];
  let last = -Infinity;
  for (let i = first; i < values.length; i++) {
    const value = values[i] ?? null;
    if (value === null || value <= Math.max(afterS, last + 2)) continue;
    last = value;
    const atS = timeAt(grid, i);
    if (value <= atS) starts.push(value);
    else if (i > first) starts.push(atS);
  }
  return starts;
}
