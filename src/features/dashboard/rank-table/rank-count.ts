import type { RankRow, RankState } from './rank-rows';

/** The number of ranks in each state. */
export interface RankCount extends Readonly<Record<RankState, number>> {
  /** The expected number, and at least the number of rows. */
  readonly of: number;
}

/**
 * @param rows the ranks that reported
 * @param expected how many ranks should be up; null when it is not configured
 */
export function rankCountOf(rows: readonly RankRow[], expected: number | null): RankCount {
  const count = (state: RankState): number => rows.filter((row) => row.state === state).length;
  const of = Math.max(rows.length, expected ?? 0);
  return {
    up: count('up'),
    down: count('down'),
    silent: count('silent'),
    missing: of - rows.length + count('missing'),
    of,
  };
}
