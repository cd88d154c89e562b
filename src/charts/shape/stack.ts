import type { LineValues } from './line-values';

/** A layer of a stack on the y axis. */
export interface Layer {
  /** The tops of the layer below, or 0. */
  readonly floor: LineValues;
  readonly top: LineValues;
}

/**
 * Columns laid upon each other, the first at the bottom. A gap counts as 0 where another column has a number, and all
 * layers have a gap where none has one.
 * @param length points of the grid; a shorter column ends in gaps
 */
export function stackLayers(columns: readonly LineValues[], length: number): Layer[] {
  const isGap = Array.from({ length }, (_, i) => columns.every((column) => column[i] == null));
  let floor: LineValues = isGap.map((gap) => (gap ? null : 0));
  return columns.map((column) => {
    const below = floor;
    const top = below.map((base, i) => (base === null ? null : finite(base + (column[i] ?? 0))));
    floor = top;
    return { floor: below, top };
  });
}

/** The largest number in place of an infinite sum. */
const finite = (sum: number): number => Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, sum));
