import type { Column } from '../../lib/column';
import type { Grid } from '../../lib/frame';
import type { ApiWaitReading } from '../../lib/reading';
import type { Binding } from '../binding';
import type { Matrix } from '../matrix';
import { ApiWaitColumns } from './api-wait-columns';
import type { PartColumns } from './rank-queue-columns';
import { loadRankEstimates, type RankGaugeLoads } from './load-rank-estimates';

/** The estimate of the wait for a request handle, for every reading of it. */
export interface ApiWait<M extends Matrix> {
  /**
   * The lines of a reading.
   * @param parts the results of its parts
   */
  readonly columnsOf: (reading: ApiWaitReading, parts: readonly PartColumns[]) => Column[];
  /** The results that the estimate comes from. */
  readonly from: readonly M[];
}

/**
 * Estimates the wait for a request handle at each rank.
 * @param otherGrid a grid whose day before is loaded together with that of `grid`, where they overlap
 * @throws QueryError when one of the queries fails
 */
export async function loadApiWait<M extends Matrix>(
  grid: Grid,
  binding: Binding,
  loads: RankGaugeLoads<M>,
  otherGrid = grid,
): Promise<ApiWait<M>> {
  const { estimate, from } = await loadRankEstimates(grid, binding, loads, otherGrid);
  const columns = new ApiWaitColumns(estimate, grid.stepS);
  return { columnsOf: (reading, parts) => columns.of(reading, parts), from };
}
