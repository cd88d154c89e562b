import { gridLength, type Grid } from '../lib/frame';

/**
 * Lays samples on the points of a grid. A point without a sample is null, and so is one that is NaN or infinite: a
 * chart has nothing to draw there.
 * @param values `[Unix seconds, text]` in any order; samples off the grid by more than a hundredth of a step are left out
 */
export function align(values: readonly (readonly [number, string])[], grid: Grid): (number | null)[] {
  const column = new Array<number | null>(gridLength(grid)).fill(null);
  for (const [timeS, text] of values) {
    const position = (timeS - grid.startS) / grid.stepS;
    const index = Math.round(position);
    if (index < 0 || index >= column.length || Math.abs(position - index) > 0.01) continue;
    const value = Number(text);
    column[index] = Number.isFinite(value) ? value : null;
  }
  return column;
}
