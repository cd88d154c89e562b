import type { PrometheusClient } from './http/client';
import { unlessRefused } from './http/errors';
import { repairOf, type Repair } from './histogram/repair';
import { fetchScrapeIntervalS } from './scrape-interval';

/** The facts about the server that the queries of a selection depend on. */
export interface PageSetup {
  /** Label matchers without braces. */
  readonly selector: string;
  /** Seconds, above 0. */
  readonly scrapeIntervalS: number;
  /** How this server repairs buckets. */
  readonly repair: Repair;
}

/**
 * Fetches the {@link PageSetup} of a selection.
 * @param timeS end of the range, Unix seconds
 * @throws QueryError when Prometheus is not reached
 */
export async function fetchPageSetup(
  client: PrometheusClient,
  selector: string,
  timeS: number,
  signal: AbortSignal,
): Promise<PageSetup> {
  const [scrapeIntervalS, version] = await Promise.all([
    fetchScrapeIntervalS(client, selector, timeS, signal),
    unlessRefused(client.version(signal)),
  ]);
  return { selector, scrapeIntervalS, repair: repairOf(version) };
}
