import type { Column } from '../lib/column';

export type Values = readonly (number | null)[];

/** The only column of a reading that is a sum over all ranks; empty without a column. */
export const single = (columns: readonly Column[]): Values => columns[0]?.values ?? [];

/** Cumulative sums from the first point: the sum over (from, to] is the difference of two of them. */
export function runningSums(values: Values, length: number): Float64Array {
  const sums = new Float64Array(length + 1);
  for (let i = 0; i < length; i++) sums[i + 1] = (sums[i] ?? 0) + (values[i] ?? 0);
  return sums;
}

/** Sum over the last `points` points up to `index`. */
export const sumOver = (sums: Float64Array, index: number, points: number): number =>
  (sums[index + 1] ?? 0) - (sums[Math.max(0, index + 1 - points)] ?? 0);

/** The number of grid points in a span of time, at least one. */
export const pointsIn = (seconds: number, stepS: number): number => Math.max(1, Math.round(seconds / stepS));

/** Columns by model, in their order. */
export function byModel(columns: readonly Column[]): Column[][] {
  const models = new Map<string, Column[]>();
  for (const column of columns) {
    const model = column.labels['model_name'] ?? '';
    const known = models.get(model);
    if (known) known.push(column);
    else models.set(model, [column]);
  }
  return [...models.values()];
}
