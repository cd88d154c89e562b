import type { Grid } from '../lib/frame';
import type { Slo } from '../lib/reading';
import type { Normal, Tile } from '../panels/overview';
import { isAboutMissingData } from '../queries/missing-data';
import type { ReadingResult } from '../queries/reading-result';
import type { State } from '../ui/state';
import type { Column } from '../lib/column';
import { heldLevel, type Level, type Look } from './held-level';
import { tileValueAt } from './tile-value';

export interface FigureInputs {
  readonly tiles: readonly Tile[];
  /** The results of the readings of the tiles, in their order, on the grid of now; null before the first. */
  readonly results: readonly ReadingResult[] | null;
  /** The same for the period to compare with; null without one. */
  readonly compare: readonly ReadingResult[] | null;
  readonly grid: Grid;
  /** Whether the rest of the hour of now is there. If not, the results are those that need only its end. */
  readonly rest: 'there' | 'pending' | 'failed';
  readonly slo: Slo;
  /** How many ranks should report; null: the most that reported at one moment of the grid. */
  readonly expectedRanks: number | null;
}

/** What a tile says of now. */
export interface TileFigure {
  readonly tile: Tile;
  /** In the unit of Prometheus, or null without data. */
  readonly value: number | null;
  /** Why a figure is not known: it is not loaded yet, or could not be loaded. Null where it is known, also where it has no value. */
  readonly lack: 'pending' | 'failed' | null;
  /** The expected number, for a tile that counts ranks; else null. */
  readonly of: number | null;
  /** Like {@link value}, in the period to compare with. */
  readonly before: number | null;
  /** Growth since that period, 0.1 for 10% more; null without a value then or now, and when it was 0. */
  readonly change: number | null;
  readonly state: State;
  /** Why there may be no value: no rank reports (`silent`), requests run (`busy`), or none do (`idle`). */
  readonly activity: 'silent' | 'busy' | 'idle';
}

/** A state follows from the looks of this time, so that every page comes to the same one. */
const LOOK_BACK_S = 900;
const LOOK_EVERY_S = 30;

/** How much easier it is to stay in a state than to get into it. */
const EASIER = 0.9;

const STATES: readonly State[] = ['good', 'warn', 'bad'];

/** The figures and states of all tiles at the end of their grid. What is true of now comes from here alone. */
export function tileFigures(inputs: FigureInputs): TileFigure[] {
  const { tiles, results, compare, grid, rest, expectedRanks } = inputs;
  const isWhole = rest === 'there';
  const columnOf = (of: readonly ReadingResult[] | null, id: string): Column | undefined =>
    of?.[tiles.findIndex((tile) => tile.id === id)]?.columns[0];
  const end = Math.round((grid.endS - grid.startS) / grid.stepS);
  const tileOf = new Map(tiles.map((tile) => [tile.id, tile]));
  const at = (id: string, index: number, overS?: number): number | null => {
    const tile = tileOf.get(id);
    return tile ? tileValueAt(tile, columnOf(results, id), grid, index, overS) : null;
  };
  const newest = (id: string): number => columnOf(results, id)?.values.at(-1) ?? 0;
  const activity = newest('engines') === 0 ? 'silent' : newest('running') > 0 ? 'busy' : 'idle';
  // A figure of a part of the data is neither good nor bad.
  const isPartial = results?.some(({ warnings }) => warnings.some(isAboutMissingData)) ?? false;
  const lackOf = ({ id, reading, overS = 0 }: Tile): TileFigure['lack'] => {
    const result = results?.[tiles.findIndex((tile) => tile.id === id)];
    if ((result?.failure ?? result?.ownFailure) !== undefined) return 'failed';
    if (result?.isPending) return 'pending';
    const isThere = isWhole || (reading.kind !== 'api-wait' && overS <= grid.endS - grid.startS);
    return result !== undefined && isThere ? null : rest === 'failed' ? 'failed' : 'pending';
  };
  return tiles.map((tile): TileFigure => {
    const { id, normal } = tile;
    const isCounted = normal?.kind === 'expected';
    const lack = lackOf(tile);
    const most = isWhole ? highest(columnOf(results, id)?.values ?? []) : null;
    const of = isCounted ? (expectedRanks ?? most) : null;
    // No sample means that 0 of the expected ranks report.
    const none = isCounted && results && of !== null && of > 0 ? 0 : null;
    const value = lack === null ? (at(id, end) ?? none) : null;
    const before = tileValueAt(tile, columnOf(compare, id), grid, end);
    const lookAt = (index: number): Look | null => {
      const seen = index === end ? value : at(id, index);
      return seen === null || !normal
        ? null
        : lookOf(tile, normal, seen, of, (other, overS) => at(other, index, overS), inputs.slo);
    };
    // Whether ranks report is known at once.
    const looks = isCounted ? [end] : lookIndices(grid, end);
    const level = value === null || (isCounted && of === null) ? null : heldLevel(looks.map(lookAt));
    return {
      tile,
      value,
      lack,
      of,
      before,
      change: value === null || before === null || before === 0 || isCounted ? null : value / before - 1,
      state: level === null || isPartial ? 'none' : (STATES[level] ?? 'none'),
      activity,
    };
  });
}

/** The points at whole looks since the epoch, and the last one. */
function lookIndices({ startS, stepS }: Grid, end: number): number[] {
  const indices: number[] = [];
  const everyS = Math.max(LOOK_EVERY_S, stepS);
  for (let i = Math.max(0, end - Math.round(LOOK_BACK_S / stepS)); i <= end; i++)
    if ((startS + i * stepS) % everyS === 0) indices.push(i);
  return indices.length === 0 ? [end] : indices;
}

const highest = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((most, v) => (v !== null && v > (most ?? -Infinity) ? v : most), null);

/**
 * @param of the expected number of ranks
 * @param other the value of a tile at the same point, over a span if one is given
 */
function lookOf(
  tile: Tile,
  normal: Normal,
  value: number,
  of: number | null,
  other: (id: string, overS?: number) => number | null,
  slo: Slo,
): Look {
  if (tile.onlyWith !== undefined && !((other(tile.onlyWith) ?? 0) > 0)) return { level: 0, stays: 0 };
  const above = (warn: number, bad = Infinity): Look => ({
    level: value > bad ? 2 : value > warn ? 1 : 0,
    stays: value > bad * EASIER ? 2 : value > warn * EASIER ? 1 : 0,
  });
  const from = (limit: number): number => limit - Number.EPSILON * limit;
  switch (normal.kind) {
    case 'below':
      return above(from(normal.warn), from(normal.bad ?? Infinity));
    case 'tile':
      return above(other(normal.id) ?? Infinity);
    case 'slo':
      return above(slo[normal.slo]);
    case 'objective': {
      const levelBelow = (objective: number): Level => {
        if (value >= objective) return 0;
        return (other(tile.id, 300) ?? 1) < objective ? 2 : 1;
      };
      return {
        level: levelBelow(slo.objective),
        stays: levelBelow(slo.objective + (1 - slo.objective) * (1 - EASIER)),
      };
    }
    case 'expected': {
      const level = value === 0 ? 2 : value < (of ?? 0) ? 1 : 0;
      return { level, stays: level };
    }
  }
}
