import { strokeOf } from '../../../charts/style/strokes';
import type { AllWords } from '../../../i18n/words';
import type { Lang } from '../../../lib/text';
import type { Badge } from '../dashboard-context.svelte';
import type { RowLook } from '../table/table-row';
import { rankCellsOf } from './rank-cell';
import { rankStateLook } from './rank-state-look';
import type { NamedRow, RankTableData } from './rank-table';

/** @param causeOf what is wrong with a rank, by its key, or null */
export function rankLook(
  row: NamedRow,
  table: RankTableData,
  isSelected: boolean,
  causeOf: (key: string) => Badge | null,
  lang: Lang,
  words: AllWords,
): RowLook {
  // A rank that is up may still be the cause of trouble.
  const cause = row.state === 'up' ? causeOf(row.key) : null;
  const { glyph, word, hint } = rankStateLook(row.state, words, cause);
  const action = isSelected ? words.unfilterRank : words.filterRank(row.name);
  return {
    name: row.name,
    stroke: strokeOf({ role: 'rank', rank: row.colour }),
    action: row.isChoosable ? action : null,
    state: { glyph, glyphWords: cause?.text ?? '', word, hint },
    isDim: row.state !== 'up',
    cells: rankCellsOf(row, table, lang, words),
    line: null,
  };
}
