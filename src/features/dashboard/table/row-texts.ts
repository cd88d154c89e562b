import { numberText } from './number-text';
import type { TableColumn } from './table-column';

/** How the head and the numbers of a column are written. */
export interface RowTexts {
  readonly headOf: (column: TableColumn) => string;
  /** @param value in the unit of Prometheus; null is unknown */
  readonly textOf: (value: number | null, column: TableColumn) => string;
}

/** For programs: the unit of Prometheus, and the shortest form that reads back as the same; an empty cell is unknown. */
export const EXACT_TEXTS: RowTexts = {
  headOf: ({ name }) => name,
  textOf: (value) => String(value ?? ''),
};

/** For people: as the page shows them, with the unit in the head. */
export const SHOWN_TEXTS: RowTexts = {
  headOf: ({ name, symbol }) => (symbol === null || symbol === '' ? name : `${name} (${symbol})`),
  textOf: numberText,
};
