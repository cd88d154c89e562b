import { csvText } from '../../../lib/csv';
import { EXACT_TEXTS, type RowTexts } from '../table/row-texts';
import type { TableColumn } from '../table/table-column';
import { modelCell } from './model-columns';
import type { ModelRow } from './model-rows';

/** A table of models as CSV (RFC 4180): see {@link modelTableRows}. */
export const modelTableCsv = (rows: readonly ModelRow[], columns: readonly TableColumn[]): string =>
  csvText(modelTableRows(rows, columns));

/**
 * A table of models as rows of text with a head, the worst first: name and state, the ranks that should be up, then the numbers.
 */
export const modelTableRows = (
  rows: readonly ModelRow[],
  columns: readonly TableColumn[],
  texts: RowTexts = EXACT_TEXTS,
): string[][] => [
  ['model_name', 'state', 'ranks', ...columns.map(texts.headOf)],
  ...rows.map((row) => [
    row.model,
    row.state,
    String(row.signs.ranks),
    ...columns.map((column) => texts.textOf(modelCell(row, column.index) ?? null, column)),
  ]),
];
