import type { RangeMs } from '../lib/time-range';
import type { PrometheusClient } from './client';
import { QueryError } from './errors';
import { fetchRepair } from './fetch-repair';
import type { Repair } from './repair';
import { fetchMetricNames } from './metric-names';

import { scrapeIntervalS } from './scrape-interval';

/** What must be known of a selection before its questions can be put. */
export interface PageSetup {
  /** Label matchers without braces. */
  readonly selector: string;
  readonly scrapeIntervalS: number;
  /** Metrics that the selection has, or null where the server does not tell. */
  readonly metricNames: ReadonlySet<string> | null;
  /** How this server mends buckets. */
  readonly repair: Repair;
}

/** @throws QueryError */
export async function fetchPageSetup(
  client: PrometheusClient,
  selector: string,
  range: RangeMs,
  signal: AbortSignal,
): Promise<PageSetup> {
  const [interval, metricNames, repair] = await Promise.all([
    scrapeIntervalS(client, selector, range.toMs / 1000, signal),
    fetchMetricNames(client, selector, range, signal).catch((error: unknown) => {
      if (error instanceof QueryError && error.kind === 'rejected') return null;
      throw error;
    }),
    fetchRepair(client, signal),
  ]);
  return { selector, scrapeIntervalS: interval, metricNames, repair };
}
