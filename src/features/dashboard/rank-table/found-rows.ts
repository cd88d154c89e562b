import type { NamedRow } from './rank-table';

/** The rows whose name, model or instance contains the search text; case does not matter. */
export function foundRows(rows: readonly NamedRow[], search: string): readonly NamedRow[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) =>
    [row.name, row.model, row.instance].some((text) => text.toLowerCase().includes(wanted)),
  );
}
