import type { Stats } from '../../lib/frame';
import type { LegendRow } from './legend-content';

/** What a legend can be sorted by: the name or a column of numbers. */
export type LegendSortKey = 'name' | keyof Stats;

export interface LegendSort {
  readonly by: LegendSortKey;
  readonly direction: 'ascending' | 'descending';
}

/**
 * The order after another click on the head of a column: first descending for numbers and ascending for names, then the other
 * direction, then the order of the panel again, which is null.
 */
export function nextLegendSort(sort: LegendSort | null, by: LegendSortKey): LegendSort | null {
  const first = by === 'name' ? 'ascending' : 'descending';
  if (sort?.by !== by) return { by, direction: first };
  if (sort.direction !== first) return null;
  return { by, direction: first === 'ascending' ? 'descending' : 'ascending' };
}

const byName = new Intl.Collator('en', { numeric: true }).compare;

/**
 * The tables of a legend in another order, each as long as before. Equal rows keep their order, and rows without a value come
 * last in both directions.
 * @param columns the columns of the legend; a sort by another column changes nothing
 */
export function sortedTables(
  tables: readonly (readonly LegendRow[])[],
  columns: readonly (keyof Stats)[],
  { by, direction }: LegendSort,
): readonly (readonly LegendRow[])[] {
  const column = by === 'name' ? -1 : columns.indexOf(by);
  if (by !== 'name' && column < 0) return tables;
  const sign = direction === 'ascending' ? 1 : -1;
  const valueOf = (row: LegendRow): number | null => row.cells[column]?.value ?? null;
  const rows = tables.flat().sort((a, b) => {
    if (by === 'name') return sign * byName(a.name, b.name);
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
  let at = 0;
  return tables.map(({ length }) => rows.slice(at, (at += length)));
}
