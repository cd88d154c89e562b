import { medianOf } from '../../../lib/median';
import { STRAGGLER_FACTOR } from '../../../lib/straggler-factor';
import type { RankRow } from './rank-rows';

/** The median of a column for each model, because models differ in speed. */
export function mediansOf(rows: readonly RankRow[], index: number): ReadonlyMap<string, number> {
  const byModel = new Map<string, number[]>();
  for (const { model, cells } of rows) {
    const value = cells[index] ?? null;
    if (value === null) continue;
    const values = byModel.get(model);
    if (values) values.push(value);
    else byModel.set(model, [value]);
  }
  return new Map(
    [...byModel].map(([model, values]) => [model, medianOf(values.sort((a, b) => a - b)) ?? NaN]),
  );
}

/**
 * The value divided by the median when that makes its rank a straggler, else null.
 * @param median of the ranks of one model, in the unit of `value`
 */
export function stragglerFactor(value: number | null, median: number | undefined): number | null {
  if (value === null || median === undefined || median <= 0) return null;
  const factor = value / median;
  return factor >= STRAGGLER_FACTOR ? factor : null;
}
