import type { RankRow, RankState } from './rank-rows';

/** The sort key of a table: the rank, its state, its instance, or the index of the series of a column. */
export type SortKey = 'rank' | 'state' | 'instance' | number;

export interface Sort {
  readonly by: SortKey;
  readonly direction: 'ascending' | 'descending';
}

/**
 * The order after another click on the head of a column: first descending for numbers and ascending for texts, then the other
 * direction, then by rank again, which is null.
 */
export function nextSort(sort: Sort | null, by: SortKey): Sort | null {
  const first = typeof by === 'number' ? 'descending' : 'ascending';
  if (sort?.by !== by) return { by, direction: first };
  if (sort.direction !== first) return null;
  return { by, direction: first === 'ascending' ? 'descending' : 'ascending' };
}

/** States with problems come first. */
const STATE_ORDER: Readonly<Record<RankState, number>> = { down: 0, missing: 1, silent: 2, up: 3 };

/**
 * The rows in another order. Equal rows keep their order, and unknown values come last in both directions.
 * @param rows in the order by rank
 */
export function sortedRows<Row extends RankRow>(rows: readonly Row[], sort: Sort | null): readonly Row[] {
  if (!sort) return rows;
  const { by, direction } = sort;
  const sign = direction === 'ascending' ? 1 : -1;
  const places = new Map(rows.map((row, place) => [row.key, place]));
  const valueOf = (row: RankRow): number | string | null => {
    if (typeof by === 'number') return row.cells[by] ?? null;
    if (by === 'instance') return row.instance === '' ? null : row.instance;
    return by === 'state' ? STATE_ORDER[row.state] : (places.get(row.key) ?? null);
  };
  return [...rows].sort((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (left === right) return 0;
    return left < right ? -sign : sign;
  });
}
