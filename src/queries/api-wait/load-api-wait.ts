import type { Column } from '../../lib/column';
import type { Grid } from '../../lib/frame';
import type { ApiWaitReading } from '../../lib/reading';
import type { Binding } from '../binding';
import type { Matrix } from '../matrix';
import { apiWaitColumns } from './api-wait-columns';
import type { EngineColumns } from './rank-queue-columns';
import { loadRankEstimates, type RankGaugeLoads } from './load-rank-estimates';

/** The estimate of the wait for a request handle, for every reading of it. */
export interface ApiWait<M extends Matrix> {
  /**
   * The lines of a reading.
   * @param added the mean of the histogram that the reading adds, at each point; null when it adds none
   * @param engine the results of its gauges of the engine
   */
  readonly columnsOf: (
    reading: ApiWaitReading,
    added: readonly (number | null)[] | null,
    engine: readonly EngineColumns[],
  ) => Column[];
  /** The results that the estimate comes from. */
  readonly from: readonly M[];
}

/**
 * Estimates the wait for a request handle at each rank.
 * @throws QueryError when one of the queries fails
 */
export async function loadApiWait<M extends Matrix>(
  grid: Grid,
  binding: Binding,
  loads: RankGaugeLoads<M>,
): Promise<ApiWait<M>> {
  const { ranks, from } = await loadRankEstimates(grid, binding, loads);
  return { columnsOf: (reading, added, engine) => apiWaitColumns(reading, ranks, added, engine), from };
}
