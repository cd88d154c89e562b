import type { Column } from '../lib/column';
import type { Grid } from '../lib/frame';
import type { Tile } from '../panels/overview';

/** An older value of a gauge is not current. */
const FRESH_S = 60;

/**
 * The value of a tile at a point of its grid, in the unit of Prometheus: the newest one, or that of all requests of its span.
 * @param overS the span, seconds; left out: that of the tile
 * @returns null without data or requests
 */
export function tileValueAt(
  tile: Pick<Tile, 'overS'>,
  column: Column | undefined,
  { stepS }: Pick<Grid, 'stepS'>,
  index: number,
  overS = tile.overS,
): number | null {
  if (!column) return null;
  const { values, overall } = column;
  if (overS === undefined) {
    const points = Math.max(3, Math.ceil(FRESH_S / stepS));
    for (let i = index; i > index - points && i >= 0; i--)
      if ((values[i] ?? null) !== null) return values[i] ?? null;
    return null;
  }
  const first = index + 1 - Math.max(1, Math.round(overS / stepS));
  if (overall) return overall(first, index);
  const known = values.slice(Math.max(0, first), index + 1).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
