import type { LineValues } from './line-values';

/** A layer of a stack on the y axis. */
interface Layer {
  /** The upper edge of the layer below, or 0. */
  readonly floor: LineValues;
  readonly top: LineValues;
}

/**
 * The lines stacked, the first at the bottom. A gap counts as 0 when another line has a value at that point; where no line
 * has a value, all layers have a gap.
 * @param length number of points of the grid; a shorter line ends in gaps
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

/** Replaces an infinite sum by the largest number. */
const finite = (sum: number): number => Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, sum));
