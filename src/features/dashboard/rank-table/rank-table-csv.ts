import { csvText } from '../../../lib/csv';
import type { RankTableData } from './rank-table';
import { ownValue } from '../../../lib/own-value';
import { EXACT_TEXTS, type RowTexts } from '../table/row-texts';

type Content = Pick<RankTableData, 'rows' | 'columns'>;

/** A table of ranks as CSV (RFC 4180): see {@link rankTableRows}. */
export const rankTableCsv = (table: Content): string => csvText(rankTableRows(table));

/**
 * A table of ranks as rows of text with a head: the labels and the state of each rank, then its numbers. In the order by rank.
 */
export function rankTableRows({ rows, columns }: Content, texts: RowTexts = EXACT_TEXTS): string[][] {
  // Labels that are the same for all ranks say nothing.
  const places = [...new Set(rows.flatMap(({ place }) => Object.keys(place)))]
    .filter((name) => new Set(rows.map(({ place }) => ownValue(place, name))).size > 1)
    .sort();
  const hasJobs = new Set(rows.map(({ job }) => job)).size > 1;
  const labels = [...places, ...(hasJobs ? ['job'] : []), 'model_name', 'instance', 'engine'];
  const head = [...labels, 'state', ...columns.map(texts.headOf)];
  const lines = rows.map((row) => [
    ...places.map((name) => ownValue(row.place, name) ?? ''),
    ...(hasJobs ? [row.job] : []),
    ...[row.model, row.instance, row.engine, row.state],
    ...columns.map((column) => texts.textOf(row.cells[column.index] ?? null, column)),
  ]);
  return [head, ...lines];
}
