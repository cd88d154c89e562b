import type { Stroke } from '../../../charts/style/strokes';
import type { State } from '../../../ui/state';
import type { TableCell } from './table-cell';

/** A row of a table: one rank or one model. */
export interface TableRow {
  /** Stable over refreshes; unique in its table. */
  readonly key: string;
  /** False for a row that a click does not select. */
  readonly isChoosable: boolean;
}

/** How a table draws a row. */
export interface RowLook {
  readonly name: string;
  /** The mark before the name; null without one. */
  readonly stroke: Stroke | null;
  /** What a click on the name does; null for a row that a click does not select. */
  readonly action: string | null;
  readonly state: RowState;
  readonly isDim: boolean;
  readonly cells: readonly TableCell[];
  /** The values of the small line after the numbers; null for a table without lines. */
  readonly line: readonly (number | null)[] | null;
}

export interface RowState {
  readonly glyph: State;
  /** The words of the glyph; empty where `word` says it all. */
  readonly glyphWords: string;
  readonly word: string;
  /** A sentence on hover and focus; null when the word is enough. */
  readonly hint: string | null;
}
