import { numberText } from './number-text';
import type { TableColumn } from './table-column';

/** The text of one number of a table. */
export interface TableCell {
  /** Index of its column. */
  readonly index: number;
  readonly text: string;
  /** Filled part of the bar, such as `61.3%`; null without a bar. */
  readonly bar: string | null;
  /** Why the cell is marked; null when it is not. */
  readonly warning: string | null;
}

/** @param value in the unit of Prometheus; null is unknown */
export const tableCellOf = (
  value: number | null,
  column: TableColumn,
  warning: string | null = null,
): TableCell => ({
  index: column.index,
  text: numberText(value, column),
  bar:
    column.barTop === null
      ? null
      : `${(Math.min(1, Math.max(0, (value ?? 0) / column.barTop)) * 100).toFixed(1)}%`,
  warning,
});
