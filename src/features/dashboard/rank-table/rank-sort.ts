import type { RankRow, RankState } from './rank-rows';
import { sortedBy, type Sort, type SortKey } from '../table/table-sort';

/** States with problems come first. */
const STATE_ORDER: Readonly<Record<RankState, number>> = { down: 0, missing: 1, silent: 2, up: 3 };

/**
 * The rows in another order: see {@link sortedBy}.
 * @param rows in the order by rank
 */
export const sortedRows = <Row extends RankRow>(rows: readonly Row[], sort: Sort | null): readonly Row[] =>
  sortedBy(rows, sort, rankSortValue(rows));

/** @param rows in the order by rank */
export function rankSortValue(
  rows: readonly RankRow[],
): (row: RankRow, by: SortKey) => number | string | null {
  const places = new Map(rows.map((row, place) => [row.key, place]));
  return (row, by) => {
    if (typeof by === 'number') return row.cells[by] ?? null;
    if (by === 'instance') return row.instance === '' ? null : row.instance;
    return by === 'state' ? STATE_ORDER[row.state] : (places.get(row.key) ?? null);
  };
}
