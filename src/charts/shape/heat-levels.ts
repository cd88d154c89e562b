import type { FrameCells } from '../../lib/frame';
import type { HeatRows } from './heat-rows';

/** This part of a column and more has the strongest colour. */
const FULL_SHARE = 0.7;

/** A smaller part of a column is not drawn. */
const LEAST_SHARE = 0.002;

/** How strong a cell is, 1 to 255, by its part of the column; 0 is nothing. Roots keep small parts in sight. */
export function levelOf(share: number): number {
  if (!(share >= LEAST_SHARE)) return 0;
  return Math.max(1, Math.round(Math.sqrt(Math.min(1, share / FULL_SHARE)) * 255));
}

/** The sum of each column over all its buckets, those without a row as well. */
function totals({ counts }: FrameCells, length: number): Float64Array {
  const sums = new Float64Array(length);
  for (const column of counts) {
    for (let i = 0; i < length; i++) sums[i] = (sums[i] ?? 0) + (column[i] ?? 0);
  }
  return sums;
}

/**
 * The strength of each cell by its part of its own column, so that an idle hour stands beside a busy one.
 * @param length points of the grid
 * @returns row by row from the top row down, as pixels of an image lie
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

/** What one cell holds. */
export interface Cell {
  /** Observations per second. */
  readonly perSecond: number;
  /** Its part of the column, 0 to 1. */
  readonly share: number;
}

/** A cell, or null where its column holds nothing. */
export function cellAt(cells: FrameCells, bucket: number, index: number): Cell | null {
  const total = cells.counts.reduce((sum, column) => sum + (column[index] ?? 0), 0);
  if (!(total > 0)) return null;
  const perSecond = cells.counts[bucket]?.[index] ?? 0;
  return { perSecond, share: perSecond / total };
}
