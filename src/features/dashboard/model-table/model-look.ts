import { missedGoals, type ModelSigns, type ModelState } from '../../../findings/model-state';
import type { AllWords } from '../../../i18n/words';
import { LATENCY_GOALS } from '../../../lib/latency-goals';
import { percentText } from '../../../lib/quantity-text';
import type { State } from '../../../ui/state';
import { tableCellOf, type TableCell } from '../table/table-cell';
import type { TableColumn } from '../table/table-column';
import type { RowLook } from '../table/table-row';
import { modelCell } from './model-columns';
import type { ModelRow } from './model-rows';

const GLYPHS: Readonly<Record<ModelState, State>> = {
  down: 'bad',
  'partly-down': 'warn',
  degraded: 'warn',
  unknown: 'none',
  serving: 'good',
  idle: 'none',
};

/** The column of ranks, which says how many there should be too. */
const RANKS = 0;

export const modelStateWord = (state: ModelState, words: AllWords): string => words.modelStates[state];

/** Why a model is in its state, in a sentence. */
export function modelReason(state: ModelState, signs: ModelSigns, words: AllWords): string {
  const { up, stalled, ranks } = signs;
  switch (state) {
    case 'down':
    case 'partly-down':
      return [
        ...(up < ranks ? [words.modelRanksDown(ranks - up, ranks)] : []),
        ...(stalled > 0 ? [words.modelRanksStalled(stalled, ranks)] : []),
      ].join(' ');
    case 'degraded':
      return missedGoals(signs)
        .map(({ goal, share }) =>
          words.modelMissed(nameOfGoal(goal), percentText(share ?? 0), percentText(signs.objective)),
        )
        .join(' ');
    case 'unknown':
      return words.modelUnknown;
    case 'serving':
      return words.modelServing;
    case 'idle':
      return words.modelIdle;
  }
}

const nameOfGoal = (id: string): string =>
  Object.values(LATENCY_GOALS).find((goal) => goal.id === id)?.name ?? id;

export function modelLook(
  row: ModelRow,
  columns: readonly TableColumn[],
  isSelected: boolean,
  line: readonly (number | null)[],
  words: AllWords,
): RowLook {
  const { model, state, signs } = row;
  const reason = modelReason(state, signs, words);
  return {
    name: model,
    stroke: null,
    action: isSelected ? words.unfilterModel : words.filterModel(model),
    state: {
      glyph: GLYPHS[state],
      glyphWords: state === 'serving' || state === 'idle' ? '' : reason,
      word: modelStateWord(state, words),
      hint: reason,
    },
    isDim: state === 'down' || state === 'unknown',
    cells: columns.map((column) => modelTableCell(row, column)),
    line,
  };
}

/** The ranks that are up, of those that should be. */
export const ranksText = ({ signs }: ModelRow): string => `${signs.up} / ${signs.ranks}`;

function modelTableCell(row: ModelRow, column: TableColumn): TableCell {
  const cell = tableCellOf(modelCell(row, column.index), column);
  return column.index === RANKS ? { ...cell, text: ranksText(row) } : cell;
}
