import type { Grid } from '../../lib/frame';
import type { Tile } from '../../panels/overview';
import type { ReadingResult } from '../../queries/reading-result';

type Values = readonly (number | null)[];

/** The column of a tile, and the weights of its points; null for a tile without weights. */
export interface TileColumns {
  readonly values: Values;
  readonly weights: Values | null;
}

/** The results of {@link tileReadings}, by tile. */
export function columnsOfTiles(tiles: readonly Tile[], results: readonly ReadingResult[]): TileColumns[] {
  let next = 0;
  const take = (): Values => results[next++]?.columns[0]?.values ?? [];
  return tiles.map(({ weight }) => ({ values: take(), weights: weight ? take() : null }));
}

/** An older value is not current. */
const FRESH_S = 60;

/** The value of a tile at the end of its columns, in the unit of Prometheus, or null without data. */
export function figureOf(
  tile: Tile,
  { values, weights }: TileColumns,
  { stepS }: Pick<Grid, 'stepS'>,
): number | null {
  if (!weights) {
    const fresh = values.slice(-Math.max(3, Math.ceil(FRESH_S / stepS)));
    return fresh.findLast((v) => v !== null) ?? null;
  }
  const points = tile.overS === undefined ? values.length : Math.max(1, Math.round(tile.overS / stepS));
  let part = 0;
  let whole = 0;
  for (let i = Math.max(0, values.length - points); i < values.length; i++) {
    const [share, weight] = [values[i] ?? null, weights[i] ?? null];
    if (share === null || weight === null) continue;
    part += share * weight;
    whole += weight;
  }
  return whole > 0 ? part / whole : null;
}

/**
 * At most `most` points plus the last one, for a small line. Each group of points keeps the one farthest from the previously
 * kept point, so that no peak is lost.
 */
export function thinned(values: Values, most: number): Values {
  const run = Math.ceil(values.length / most);
  if (run <= 1) return values;
  const thin: (number | null)[] = [];
  let before = 0;
  for (let from = 0; from < values.length - 1; from += run) {
    let farthest: number | null = null;
    for (let i = from; i < Math.min(from + run, values.length - 1); i++) {
      const value = values[i] ?? null;
      if (value === null) continue;
      if (farthest === null || Math.abs(value - before) > Math.abs(farthest - before)) farthest = value;
    }
    thin.push(farthest);
    before = farthest ?? before;
  }
  thin.push(values.at(-1) ?? null);
  return thin;
}
