/**
 * The rows with a text that contains the search text; case does not matter.
 * @param textsOf the texts of a row
 */
export function foundRows<Row>(
  rows: readonly Row[],
  search: string,
  textsOf: (row: Row) => readonly string[],
): readonly Row[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) => textsOf(row).some((text) => text.toLowerCase().includes(wanted)));
}
