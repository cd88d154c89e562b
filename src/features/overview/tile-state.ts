import type { Words } from '../../i18n/words';
import type { Grid } from '../../lib/frame';
import { percentText, quantityText } from '../../lib/quantity-text';
import type { Slo } from '../../lib/reading';
import { sayIn, type Lang } from '../../lib/text';
import type { Normal, Tile } from '../../panels/overview';
import type { ReadingResult } from '../../queries/reading-result';
import type { State } from '../../ui/state';
import { columnsOfTiles, figureOf, type TileColumns } from './figure';
import { figureText } from './figure-text';

export interface OverviewInputs {
  readonly tiles: readonly Tile[];
  /** The results of `tileReadings(tiles)`, in the same order; null before the first response. */
  readonly results: readonly ReadingResult[] | null;
  /** The same for the period to compare with; null without one. */
  readonly compare: readonly ReadingResult[] | null;
  readonly grid: Grid;
  readonly slo: Slo;
  /** How many ranks should report, or null. */
  readonly expectedEngines: number | null;
}

/** What a tile shows. */
export interface TileState {
  readonly tile: Tile;
  /** In the unit of Prometheus, or null without data. */
  readonly value: number | null;
  /** The expected number, for a tile that counts ranks; else null. */
  readonly of: number | null;
  /** Like {@link value}, in the period to compare with. */
  readonly before: number | null;
  /** Growth since that period, 0.1 for 10 % more; null without a value then or now, and when it was 0. */
  readonly change: number | null;
  readonly state: State;
  /** `Normal: up to 1 s`; empty when every value is normal. */
  readonly normal: string;
  /** The latency goal or the objective that the value is compared with: `1 s`, `99 %`; empty without one. */
  readonly goal: string;
  /** Why there may be no value at the end of the range: no rank reports (`silent`), requests run (`busy`), or none do (`idle`). */
  readonly activity: 'silent' | 'busy' | 'idle';
  /** For the sparkline. */
  readonly values: readonly (number | null)[];
}

/** The states of the tiles at the end of the range. */
export function tileStates(inputs: OverviewInputs, lang: Lang, words: Words): TileState[] {
  const { tiles, results, compare, grid } = inputs;
  const columns = columnsOfTiles(tiles, results ?? []);
  const earlier = compare ? columnsOfTiles(tiles, compare) : null;
  const figures = new Map(
    tiles.map((tile, i) => [tile.id, columns[i] ? figureOf(tile, columns[i], grid) : null]),
  );
  const columnOf = (id: string): TileColumns['values'] =>
    columns[tiles.findIndex((tile) => tile.id === id)]?.values ?? [];
  const activity =
    (columnOf('engines').at(-1) ?? 0) === 0
      ? 'silent'
      : (columnOf('running').at(-1) ?? 0) > 0
        ? 'busy'
        : 'idle';
  return tiles.map((tile, i): TileState => {
    const own = columns[i] ?? { values: [], weights: null };
    const isCounted = tile.normal?.kind === 'expected';
    const of = isCounted ? (inputs.expectedEngines ?? highest(own.values)) : null;
    // No sample means that 0 of the expected ranks report.
    const value = figures.get(tile.id) ?? (isCounted && results && of !== null && of > 0 ? 0 : null);
    const before = earlier?.[i] ? figureOf(tile, earlier[i], grid) : null;
    const counts = tile.onlyWith === undefined || (figures.get(tile.onlyWith) ?? 0) > 0;
    const limit = tile.normal?.kind === 'tile' ? (figures.get(tile.normal.id) ?? null) : null;
    const goal = goalText(tile, inputs.slo, lang);
    return {
      tile,
      value,
      of,
      before,
      change: value === null || before === null || before === 0 || isCounted ? null : value / before - 1,
      state:
        value === null || !tile.normal
          ? 'none'
          : stateOf(tile.normal, value, of ?? limit, counts, inputs.slo),
      normal: tile.normal ? normalWords(tile, tile.normal, of, goal, lang, words) : '',
      goal,
      activity,
      values: own.values,
    };
  });
}

function goalText({ normal, unit }: Tile, slo: Slo, lang: Lang): string {
  if (normal?.kind === 'slo') return quantityText(slo[normal.slo], unit, lang, 6);
  return normal?.kind === 'objective' ? percentText(slo.objective) : '';
}

const highest = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((most, v) => (v !== null && v > (most ?? -Infinity) ? v : most), null);

/** @param limit the expected number, or the value of the tile to compare with */
function stateOf(normal: Normal, value: number, limit: number | null, counts: boolean, slo: Slo): State {
  if (!counts) return 'good';
  switch (normal.kind) {
    case 'below':
      return value >= (normal.bad ?? Infinity) ? 'bad' : value >= normal.warn ? 'warn' : 'good';
    case 'tile':
      return value > (limit ?? Infinity) ? 'warn' : 'good';
    case 'slo':
      return value > slo[normal.slo] ? 'warn' : 'good';
    case 'objective':
      return value < slo.objective ? 'bad' : 'good';
    case 'expected':
      return value === 0 ? 'bad' : value < (limit ?? 0) ? 'warn' : 'good';
  }
}

function normalWords(
  tile: Tile,
  normal: Normal,
  of: number | null,
  goal: string,
  lang: Lang,
  words: Words,
): string {
  switch (normal.kind) {
    case 'below':
    case 'tile':
      return sayIn(lang, normal.words);
    case 'slo':
      return words.overviewUpTo(goal);
    case 'objective':
      return words.overviewAtLeast(goal);
    case 'expected':
      return of === null ? '' : words.overviewAll(figureText(tile, of));
  }
}
