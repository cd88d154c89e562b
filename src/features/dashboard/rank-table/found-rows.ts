import type { NamedRow } from './rank-table';

/** The rows in whose name, model or instance a search stands as it is written, in whatever case. */
export function foundRows(rows: readonly NamedRow[], search: string): readonly NamedRow[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) =>
    [row.name, row.model, row.instance].some((text) => text.toLowerCase().includes(wanted)),
  );
}
