import type { FrameCells } from '../../lib/frame';
import type { HeatRows } from './heat-rows';

/** A cell with at least this share of its column has the strongest colour. */
const FULL_SHARE = 0.7;

/** A cell with a smaller share of its column is not drawn. */
const LEAST_SHARE = 0.002;

/**
 * The strength of a cell's colour, 1 to 255, from its share of the column; 0 is not drawn. The square root keeps small
 * shares visible.
 */
export function levelOf(share: number): number {
  if (!(share >= LEAST_SHARE)) return 0;
  return Math.max(1, Math.round(Math.sqrt(Math.min(1, share / FULL_SHARE)) * 255));
}

/** The sum of each column over all its buckets, including those without a row. */
function totals({ counts }: FrameCells, length: number): Float64Array {
  const sums = new Float64Array(length);
  for (const column of counts) {
    for (let i = 0; i < length; i++) sums[i] = (sums[i] ?? 0) + (column[i] ?? 0);
  }
  return sums;
}

/**
 * The strength of each cell relative to its own column, so that an idle hour can be compared with a busy one.
 * @param length number of columns
 * @returns levels as in {@link levelOf}, row by row from the top row down, like the pixels of an image
 */
export function heatLevels(cells: FrameCells, rows: HeatRows, length: number): Uint8Array {
  const levels = new Uint8Array(rows.count * length);
  const sums = totals(cells, length);
  for (let row = 0; row < rows.count; row++) {
    const column = cells.counts[rows.first + row] ?? [];
    const at = (rows.count - 1 - row) * length;
    for (let i = 0; i < length; i++) {
      const count = column[i];
      if (count != null && count > 0) levels[at + i] = levelOf(count / (sums[i] ?? 0));
    }
  }
  return levels;
}

/** The content of one cell. */
interface Cell {
  /** Observations per second. */
  readonly perSecond: number;
  /** Share of the column, 0 to 1. */
  readonly share: number;
}

/** The cell of a bucket at a point of the grid, or null when its column is empty. */
export function cellAt(cells: FrameCells, bucket: number, index: number): Cell | null {
  const total = cells.counts.reduce((sum, column) => sum + (column[index] ?? 0), 0);
  if (!(total > 0)) return null;
  const perSecond = cells.counts[bucket]?.[index] ?? 0;
  return { perSecond, share: perSecond / total };
}
