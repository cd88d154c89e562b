import type { ModelStrip } from '../../../findings/model-strip';
import type { AllWords } from '../../../i18n/words';
import { csvText } from '../../../lib/csv';
import { modelReason } from '../model-table/model-look';

const isoOf = (atS: number): string => new Date(atS * 1000).toISOString();

/** The strips as CSV (RFC 4180): see {@link boardRows}. */
export const boardCsv = (strips: readonly ModelStrip[], words: AllWords): string =>
  csvText(boardRows(strips, words));

/** Each time in which the state of a model did not change, as rows of text with a head. Times are ISO 8601, UTC. */
export const boardRows = (strips: readonly ModelStrip[], words: AllWords): string[][] => [
  ['model_name', 'start', 'end', 'state', 'reason'],
  ...strips.flatMap(({ model, pieces }) =>
    pieces.map(({ state, startS, endS, signs }) => [
      model,
      isoOf(startS),
      isoOf(endS),
      state,
      modelReason(state, signs, words),
    ]),
  ),
];
