/** The column by which a table is sorted: the name of a column of texts, or the index of one of numbers. */
export type SortKey = string | number;

export interface Sort {
  readonly by: SortKey;
  readonly direction: 'ascending' | 'descending';
}

/**
 * The order after another click on the head of a column: first descending for numbers and ascending for texts, then the other
 * direction, then the first order again, which is null.
 */
export function nextSort(sort: Sort | null, by: SortKey): Sort | null {
  const first = typeof by === 'number' ? 'descending' : 'ascending';
  if (sort?.by !== by) return { by, direction: first };
  if (sort.direction !== first) return null;
  return { by, direction: first === 'ascending' ? 'descending' : 'ascending' };
}

/**
 * The rows in another order. Equal rows keep their order, and unknown values come last in both directions.
 * @param valueOf the value of a row in a column; null is unknown
 */
export function sortedBy<Row>(
  rows: readonly Row[],
  sort: Sort | null,
  valueOf: (row: Row, by: SortKey) => number | string | null,
): readonly Row[] {
  if (!sort) return rows;
  const { by, direction } = sort;
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, value: valueOf(row, by) }))
    .sort((a, b) => {
      const [left, right] = [a.value, b.value];
      if (left === null || right === null) return Number(left === null) - Number(right === null);
      if (left === right) return 0;
      return left < right ? -sign : sign;
    })
    .map(({ row }) => row);
}
