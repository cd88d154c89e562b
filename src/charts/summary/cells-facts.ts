import type { FrameCells } from '../../lib/frame';

/** What a summary says of the cells of a heatmap. Buckets are indices. */
export interface CellsFacts {
  /** The lowest and the highest bucket with an observation. */
  readonly from: number;
  readonly to: number;
  /** The bucket with the most observations over the whole range, and its share of all, 0 to 1. */
  readonly most: number;
  readonly share: number;
}

/** The facts about cells; null without an observation. */
export function cellsFacts({ counts }: FrameCells): CellsFacts | null {
  const sums = counts.map((column) => column.reduce<number>((sum, value) => sum + (value ?? 0), 0));
  const total = sums.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return null;
  const most = sums.indexOf(Math.max(...sums));
  return {
    from: sums.findIndex((sum) => sum > 0),
    to: sums.findLastIndex((sum) => sum > 0),
    most,
    share: (sums[most] ?? 0) / total,
  };
}
