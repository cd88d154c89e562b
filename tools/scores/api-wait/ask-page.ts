import { estimateRank, type RankWait } from '../../../src/lib/api-wait/estimate-rank';
import {
  GAUGE_READINGS,
  gaugesByRank,
  lookBackGrid,
  withLeadIn,
} from '../../../src/lib/api-wait/gauge-readings';
import { waitOf, type Wait } from '../../../src/lib/api-wait/wait-of-ranks';
import { type Grid, gridLength } from '../../../src/lib/frame';
import { ColumnCache } from '../../../src/queries/cache/column-cache';
import { repairOf } from '../../../src/queries/histogram/repair';
import { PrometheusClient } from '../../../src/queries/http/client';
import { createReadingLoader } from '../../../src/queries/reading-loader';

/** What the page says of one rank at one moment. */
export interface Estimate {
  /** Unix seconds. */
  readonly atS: number;
  readonly rank: RankWait | null;
  readonly wait: Wait | null;
}

/** The page shows an hour by default. */
const RANGE_S = 3600;

/** Asks for hour after hour as the page does, and gives the estimates by instance. @throws QueryError */
export async function askPage(
  url: string,
  { startS, endS, stepS }: Grid,
): Promise<ReadonlyMap<string, readonly Estimate[]>> {
  const client = new PrometheusClient({ url, headers: {}, credentials: 'same-origin', timeoutS: 60 });
  const estimates = new Map<string, Estimate[]>();
  for (let fromS = startS; fromS < endS; fromS += RANGE_S) {
    const grid = { startS: fromS, endS: Math.min(fromS + RANGE_S, endS) - stepS, stepS };
    const [range, before] = await Promise.all([
      read(client, withLeadIn(grid)),
      read(client, lookBackGrid(grid)),
    ]);
    for (const [key, { labels, gauges }] of range) {
      const points = estimateRank(gauges, before.get(key)?.gauges ?? null);
      const skipped = points.length - gridLength(grid);
      const own = estimates.get(labels['instance'] ?? '') ?? [];
      for (let i = 0; i < gridLength(grid); i++) {
        const rank = points[skipped + i] ?? null;
        own.push({ atS: grid.startS + i * stepS, rank, wait: waitOf([rank]) });
      }
      estimates.set(labels['instance'] ?? '', own);
    }
  }
  return estimates;
}

export async function read(client: PrometheusClient, grid: Grid) {
  const readings = Object.values(GAUGE_READINGS);
  const load = createReadingLoader({
    client,
    cache: new ColumnCache({ lateS: 0, fullEveryMs: Infinity, mostNumbers: 1e9, now: () => Date.now() }),
    readings,
    binding: {
      selector: '',
      windowS: grid.stepS,
      gaugeWindowS: grid.stepS,
      slo: { ttftSeconds: 1, itlSeconds: 1, e2eSeconds: 1, objective: 0.99 },
    },
    grid,
    repair: repairOf(null),
    signal: new AbortController().signal,
  });
  const [waiting, routed, ended, openFiles, startS] = (await load(readings)).map(({ columns }) => columns);
  return gaugesByRank(grid, {
    waiting: waiting ?? [],
    routed: routed ?? [],
    ended: ended ?? [],
    openFiles: openFiles ?? [],
    startS: startS ?? [],
  });
}
