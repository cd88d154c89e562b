import {
  GAUGE_NAMES,
  GAUGE_TEMPLATES,
  gaugesByRank,
  lookBackGrid,
  withLeadIn,
  type GaugeLine,
  type GaugeName,
  type LabelledGauges,
} from '../../lib/api-wait/gauge-readings';
import { estimateRanks, type RankEstimate } from '../../lib/api-wait/rank-estimates';
import type { Grid } from '../../lib/frame';
import { settleAll } from '../../lib/settle-all';
import { bindTemplate, type Binding } from '../binding';
import { matrixWithin, type Matrix, type Series } from '../matrix';

/** Runs one query. @throws QueryError, from the promise */
type LoadMatrix<M extends Matrix> = (expr: string, grid: Grid) => Promise<M>;

/** Runs the queries of the range, and those of the day before it. */
export interface RankGaugeLoads<M extends Matrix> {
  readonly inRange: LoadMatrix<M>;
  readonly before: LoadMatrix<M>;
}

/** What is known of the wait at each rank. */
export interface LoadedEstimates<M extends Matrix> {
  /** Makes the estimates anew at each call. */
  readonly estimate: () => readonly RankEstimate[];
  /** The results that they come from. */
  readonly from: readonly M[];
}

/**
 * Loads what the wait for a request handle at each rank follows from: its gauges in the range and in the day before it.
 * @param otherGrid see `loadApiWait`
 * @throws QueryError when one of the queries fails
 */
export async function loadRankEstimates<M extends Matrix>(
  grid: Grid,
  binding: Binding,
  load: RankGaugeLoads<M>,
  otherGrid = grid,
): Promise<LoadedEstimates<M>> {
  const [range, before] = await settleAll([
    loadGauges(withLeadIn(grid), withLeadIn(grid), binding, load.inRange),
    loadGauges(lookBackGrid(grid), joined(lookBackGrid(grid), lookBackGrid(otherGrid)), binding, load.before),
  ]);
  return {
    estimate: () => estimateRanks(grid, range.ranks, before.ranks),
    from: [...range.from, ...before.from],
  };
}

/** Both grids in one; the first one alone where there are points between them that neither has. */
function joined(a: Grid, b: Grid): Grid {
  const isApart = a.endS + a.stepS < b.startS || b.endS + b.stepS < a.startS;
  return isApart ? a : { ...a, startS: Math.min(a.startS, b.startS), endS: Math.max(a.endS, b.endS) };
}

/** @param over the grid that is loaded, which contains `grid` */
async function loadGauges<M extends Matrix>(
  grid: Grid,
  over: Grid,
  binding: Binding,
  load: LoadMatrix<M>,
): Promise<{ readonly ranks: ReadonlyMap<string, LabelledGauges>; readonly from: readonly M[] }> {
  const exprs = GAUGE_NAMES.map((name) => bindTemplate(GAUGE_TEMPLATES[name], binding));
  const loaded = await settleAll(exprs.map((expr) => load(expr, over)));
  const from = loaded.map((matrix) => matrixWithin(matrix, over, grid));
  const lines = Object.fromEntries(
    GAUGE_NAMES.map((name, i) => [name, linesOf(from[i]?.series ?? [])]),
  ) as unknown as Record<GaugeName, GaugeLine[]>;
  return { ranks: gaugesByRank(grid, lines), from };
}

const linesOf = (series: readonly Series[]): GaugeLine[] =>
  series.map(({ labels, samples }) => ({ labels, values: samples.values }));
