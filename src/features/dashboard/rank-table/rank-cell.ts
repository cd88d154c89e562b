import type { AllWords } from '../../../i18n/words';
import type { Lang } from '../../../lib/text';
import { formatNumber, formatValue, unitSymbol, withSymbol } from '../../../lib/units';
import type { NamedRow, RankTableData } from './rank-table';
import { stragglerFactor } from './straggler';

/** The text of one number of a table. */
export interface RankCell {
  /** Index of its series in the panel. */
  readonly index: number;
  readonly text: string;
  /** Filled part of the bar, such as `61.3%`; null without a bar. */
  readonly bar: string | null;
  /** Why the cell is marked; null when it is not. */
  readonly warning: string | null;
}

/** The cells of a row, in the order of the columns. */
export function rankCellsOf(row: NamedRow, table: RankTableData, lang: Lang, words: AllWords): RankCell[] {
  return table.columns.map(({ index, unit, decimals, barTop }) => {
    const value = row.cells[index] ?? null;
    const median = table.medians.get(index)?.get(row.model);
    const factor = stragglerFactor(value, median);
    const medianWords = (): string => withSymbol(formatValue(median, unit, decimals), unitSymbol(unit, lang));
    return {
      index,
      text: formatValue(value, unit, decimals),
      bar: barTop === null ? null : `${(Math.min(1, Math.max(0, (value ?? 0) / barTop)) * 100).toFixed(1)}%`,
      warning: factor === null ? null : words.straggler(formatNumber(factor, 1), medianWords()),
    };
  });
}
