import type { AllWords } from '../../../i18n/words';
import type { Lang } from '../../../lib/text';
import { decimalsFor, unitSymbol, unitTop, type Unit } from '../../../lib/units';
import type { TableColumn } from '../table/table-column';
import type { ModelNumbers, ModelRow } from './model-rows';

interface NumberOf {
  readonly unit: Unit;
  readonly of: (row: ModelRow) => number | null;
  readonly name: (words: AllWords) => string;
  readonly hint?: (words: AllWords) => string;
  readonly hasBar?: true;
  /** At least; default: those of the unit. */
  readonly decimals?: number;
  /** True where the name says the unit. */
  readonly isNamed?: true;
}

const of =
  (key: keyof ModelNumbers) =>
  ({ numbers }: ModelRow): number | null =>
    numbers[key];

/** The columns of numbers, in their order. */
const NUMBERS: readonly NumberOf[] = [
  {
    unit: 'count',
    of: ({ signs }) => signs.up,
    name: (w) => w.modelRanks,
    isNamed: true,
    hint: (w) => w.modelRanksHint,
  },
  { unit: 'requestsPerSecond', of: of('requests'), name: (w) => w.modelRequests, isNamed: true },
  { unit: 'tokensPerSecond', of: of('prompt'), name: (w) => w.modelTokensIn, isNamed: true },
  { unit: 'tokensPerSecond', of: of('generated'), name: (w) => w.modelTokensOut, isNamed: true },
  { unit: 'seconds', of: of('ttft'), name: (w) => w.modelTtft, hint: (w) => w.modelTtftHint },
  { unit: 'milliseconds', of: of('itl'), name: () => 'ITL p99' },
  {
    unit: 'percent',
    of: of('attainment'),
    decimals: 1,
    name: (w) => w.modelAttainment,
    hint: (w) => w.modelAttainmentHint,
  },
  { unit: 'requests', of: of('running'), name: (w) => w.modelRunning, isNamed: true },
  {
    unit: 'requests',
    of: of('waiting'),
    name: (w) => w.modelWaiting,
    isNamed: true,
    hint: (w) => w.modelWaitingHint,
  },
  { unit: 'percent', of: of('kv'), name: () => 'KV', hasBar: true, hint: (w) => w.modelKvHint },
  { unit: 'percent', of: of('hits'), name: (w) => w.modelHits },
  { unit: 'percent', of: of('failures'), name: (w) => w.modelFailures },
];

/** The number of a model in a column. */
export const modelCell = (row: ModelRow, index: number): number | null => NUMBERS[index]?.of(row) ?? null;

export const MODEL_COLUMN_COUNT = NUMBERS.length;

export const modelColumnsOf = (rows: readonly ModelRow[], lang: Lang, words: AllWords): TableColumn[] =>
  NUMBERS.map(({ unit, of, name, hint, hasBar, isNamed, decimals = 0 }, index): TableColumn => {
    const largest = rows.reduce((most, row) => Math.max(most, Math.abs(of(row) ?? 0)), 0);
    return {
      index,
      name: name(words),
      unit,
      symbol: isNamed ? null : unitSymbol(unit, lang),
      decimals: Math.max(decimals, decimalsFor(unit, largest)),
      barTop: hasBar ? unitTop(unit) : null,
      ...(hint ? { hint: hint(words) } : {}),
    };
  });
