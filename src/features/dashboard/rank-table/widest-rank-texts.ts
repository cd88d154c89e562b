import type { AllWords } from '../../../i18n/words';
import { GLYPH, longest, widestNumber, type WidestTexts } from '../table/widest-texts';
import type { RankTableData } from './rank-table';
import { rankStateLook } from './rank-state-look';

export function widestRankTexts({ rows, columns }: RankTableData, words: AllWords): WidestTexts {
  const states = [...new Set(rows.map(({ state }) => state))];
  const cells = rows.map((row) => row.cells);
  return {
    texts: new Map([
      // The swatch before the name is as wide as two glyphs.
      ['rank', GLYPH + longest(rows.map(({ name }) => name))],
      ['state', GLYPH + longest(states.map((state) => rankStateLook(state, words).word))],
      ['instance', longest(rows.map(({ instance }) => instance))],
    ]),
    numbers: new Map(columns.map((column) => [column.index, widestNumber(cells, column, column.isLatency)])),
  };
}
