import { gridLength, type Grid } from '../lib/frame';
import { isBlank, partOf, type Samples } from './samples';

/** One series of a result, on the points of a grid. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: Samples;
}

/** The result of a range query. */
export interface Matrix {
  readonly series: readonly Series[];
  /** Warnings of Prometheus, such as an incomplete result. */
  readonly warnings: readonly string[];
  /** Notes of Prometheus about the query. */
  readonly infos: readonly string[];
}

/**
 * The part of a result that is on some of its points, as a view of the same numbers. A series without any sample there is left
 * out.
 * @param over the grid of the result, which contains `grid`
 */
export function matrixWithin<M extends Matrix>(matrix: M, over: Grid, grid: Grid): M {
  const from = Math.round((grid.startS - over.startS) / over.stepS);
  if (from === 0 && gridLength(grid) === gridLength(over)) return matrix;
  const series = matrix.series
    .map(({ labels, samples }) => ({ labels, samples: partOf(samples, from, gridLength(grid)) }))
    .filter(({ samples }) => !isBlank(samples));
  return { ...matrix, series };
}
