import type { RankRow, RankState } from './rank-rows';

/** What a table is sorted by: the rank itself, its state, its instance, or the series of a column by its index. */
export type SortKey = 'rank' | 'state' | 'instance' | number;

export interface Sort {
  readonly by: SortKey;
  readonly direction: 'ascending' | 'descending';
}

/**
 * The order after another click on the head of a column: numbers from the highest, all else from the first, then the
 * other way round, then by rank again, which is null.
 */
export function nextSort(sort: Sort | null, by: SortKey): Sort | null {
  const first = typeof by === 'number' ? 'descending' : 'ascending';
  if (sort?.by !== by) return { by, direction: first };
  if (sort.direction !== first) return null;
  return { by, direction: first === 'ascending' ? 'descending' : 'ascending' };
}

/** What needs a look comes first. */
const STATE_ORDER: Readonly<Record<RankState, number>> = { down: 0, missing: 1, silent: 2, up: 3 };

/**
 * The rows in another order. Equal ones keep theirs, and what is unknown comes last in either direction.
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
