import { numberText } from './number-text';
import type { TableColumn } from './table-column';

/** The widest text of each column of a table, by the number of its characters. */
export interface WidestTexts {
  /** By the name of the column. */
  readonly texts: ReadonlyMap<string, string>;
  /** By the index of the column. */
  readonly numbers: ReadonlyMap<number, string>;
}

/** About as wide as a glyph and the space after it. */
export const GLYPH = '\u2003';

/**
 * The widest number of a column: all of its numbers have the same decimals, so that the lowest or the highest one is the widest.
 * @param hasGlyphs true for a column whose numbers may have a glyph before them
 */
export function widestNumber(
  cells: readonly (readonly (number | null)[])[],
  column: TableColumn,
  hasGlyphs: boolean,
): string {
  const values = cells.map((row) => row[column.index] ?? null).filter((value) => value !== null);
  const ends =
    values.length === 0
      ? []
      : [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const text = longest(ends.map((value) => numberText(value, column)));
  return hasGlyphs ? GLYPH + text : text;
}

export const longest = (texts: readonly string[]): string =>
  texts.reduce((most, text) => (text.length > most.length ? text : most), '');
