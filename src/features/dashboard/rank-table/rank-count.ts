import type { RankRow, RankState } from './rank-rows';

/** How many ranks are in which state. */
export interface RankCount extends Readonly<Record<RankState, number>> {
  /** As many as are expected, and never fewer than there are. */
  readonly of: number;
}

/**
 * @param rows what was seen
 * @param expected how many ranks should be up, or null where nobody said
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
