import type { AllWords } from '../../../i18n/words';
import type { Lang } from '../../../lib/text';
import { formatNumber, formatValue, unitSymbol, withSymbol } from '../../../lib/units';
import { tableCellOf, type TableCell } from '../table/table-cell';
import type { NamedRow, RankTableData } from './rank-table';
import { stragglerFactor } from './straggler';

/** The cells of a row, in the order of the columns. */
export function rankCellsOf(row: NamedRow, table: RankTableData, lang: Lang, words: AllWords): TableCell[] {
  return table.columns.map((column) => {
    const { index, unit, decimals } = column;
    const value = row.cells[index] ?? null;
    const median = table.medians.get(index)?.get(row.model);
    const factor = stragglerFactor(value, median);
    const medianWords = (): string => withSymbol(formatValue(median, unit, decimals), unitSymbol(unit, lang));
    return tableCellOf(
      value,
      column,
      factor === null ? null : words.straggler(formatNumber(factor, 1), medianWords()),
    );
  });
}
