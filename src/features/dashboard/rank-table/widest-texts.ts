import type { AllWords } from '../../../i18n/words';
import { formatValue } from '../../../lib/units';
import type { RankColumn } from './rank-columns';
import type { NamedRow, RankTableData } from './rank-table';
import { rankStateLook } from './rank-state-look';

/** The widest text of each column of a table, by the number of its characters. */
export interface WidestTexts {
  readonly texts: Readonly<Record<'rank' | 'state' | 'instance', string>>;
  /** By the index of the series. */
  readonly numbers: ReadonlyMap<number, string>;
}

/** About as wide as a glyph and the space after it. */
const GLYPH = '\u2003';

export function widestTextsOf({ rows, columns }: RankTableData, words: AllWords): WidestTexts {
  const states = [...new Set(rows.map(({ state }) => state))];
  return {
    texts: {
      // The swatch before the name is as wide as two glyphs.
      rank: GLYPH + longest(rows.map(({ name }) => name)),
      state: GLYPH + longest(states.map((state) => rankStateLook(state, words).word)),
      instance: longest(rows.map(({ instance }) => instance)),
    },
    numbers: new Map(columns.map((column) => [column.index, widestNumber(rows, column)])),
  };
}

/** All numbers of a column have the same decimals, so that its lowest or its highest number is the widest. */
function widestNumber(rows: readonly NamedRow[], { index, unit, decimals, isLatency }: RankColumn): string {
  const values = rows.map(({ cells }) => cells[index] ?? null).filter((value) => value !== null);
  const ends =
    values.length === 0
      ? []
      : [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const text = longest(ends.map((value) => formatValue(value, unit, decimals)));
  return isLatency ? GLYPH + text : text;
}

const longest = (texts: readonly string[]): string =>
  texts.reduce((most, text) => (text.length > most.length ? text : most), '');
