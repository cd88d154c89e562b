import { gridLength, latestIndexOf, type Frame, type FrameGrid, type Grid } from './frame';

/**
 * A frame on another grid: points outside the new grid are dropped, points outside the old one are gaps. The latest point is
 * kept at its time, unless that lies outside the new grid and the step after it.
 * @param grid with the step of the frame, and on multiples of it like the frame's
 */
export function reframed(frame: Frame, { startS, endS, stepS }: Grid): Frame {
  const { latestS } = frame.grid;
  const isKept = latestS !== undefined && latestS > startS && latestS < endS + stepS;
  const grid: FrameGrid = { startS, endS, stepS, ...(isKept ? { latestS } : {}) };
  const source = sourceIndex(frame.grid, grid);
  const indices = Array.from({ length: gridLength(grid) }, (_, i) => source(i));
  const moved = (values: readonly (number | null)[]): (number | null)[] =>
    indices.map((i) => values[i] ?? null);
  return {
    grid,
    series: frame.series.map(({ certaintyAt, overall, levels, low, ...series }) => ({
      ...series,
      values: moved(series.values),
      ...(low ? { low: moved(low) } : {}),
      ...(levels ? { levels: { sampled: moved(levels.sampled), low: moved(levels.low) } } : {}),
      ...(certaintyAt ? { certaintyAt: (index: number) => certaintyAt(source(index)) } : {}),
      ...(overall ? { overall: (first: number, last: number) => overall(source(first), source(last)) } : {}),
    })),
    ...(frame.cells ? { cells: { ...frame.cells, counts: frame.cells.counts.map(moved) } } : {}),
  };
}

/** Gives the index in the old frame of an index in the new one. It is outside the old frame for a point that is not in it. */
function sourceIndex(from: FrameGrid, to: FrameGrid): (index: number) => number {
  const offset = Math.round((to.startS - from.startS) / to.stepS);
  const [fromLatest, toLatest] = [latestIndexOf(from), latestIndexOf(to)];
  return (index) => {
    if (index === toLatest && fromLatest !== null) return fromLatest;
    const step = (toLatest !== null && index > toLatest ? index - 1 : index) + offset;
    return fromLatest !== null && step >= fromLatest ? step + 1 : step;
  };
}
