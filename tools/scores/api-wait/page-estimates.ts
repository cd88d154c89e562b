import type { RankWait } from '../../../src/lib/api-wait/estimate-rank';
import { waitOf, type Wait } from '../../../src/lib/api-wait/wait-of-ranks';
import type { Grid } from '../../../src/lib/frame';
import { loadRankEstimates } from '../../../src/queries/api-wait/load-rank-estimates';
import { PrometheusClient } from '../../../src/queries/http/client';

/** The estimate of the page for one rank at one time. */
export interface Estimate {
  /** Unix seconds. */
  readonly atS: number;
  readonly rank: RankWait | null;
  readonly wait: Wait | null;
}

/** The default range of the page is an hour. */
const RANGE_S = 3600;

/** Loads one hour after the other like the page. Returns the estimates by instance. @throws QueryError */
export async function pageEstimates(
  url: string,
  { startS, endS, stepS }: Grid,
): Promise<ReadonlyMap<string, readonly Estimate[]>> {
  const client = new PrometheusClient({ url, headers: {}, credentials: 'same-origin', timeoutS: 60 });
  const { signal } = new AbortController();
  const slo = { ttftSeconds: 1, itlSeconds: 1, e2eSeconds: 1, objective: 0.99 };
  const binding = { selector: '', windowS: stepS, gaugeWindowS: stepS, slo };
  const load = (expr: string, grid: Grid) => client.range(expr, grid, signal);
  const estimates = new Map<string, Estimate[]>();
  for (let fromS = startS; fromS < endS; fromS += RANGE_S) {
    const grid = { startS: fromS, endS: Math.min(fromS + RANGE_S, endS) - stepS, stepS };
    const { estimate } = await loadRankEstimates(grid, binding, { inRange: load, before: load });
    for (const { labels, points } of estimate()) {
      const instance = labels['instance'] ?? '';
      const own = estimates.get(instance) ?? [];
      for (const [i, rank] of points.entries())
        own.push({ atS: grid.startS + i * stepS, rank, wait: waitOf([rank]) });
      estimates.set(instance, own);
    }
  }
  return estimates;
}
