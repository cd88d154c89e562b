import type { PrometheusClient } from './http/client';
import { unlessRefused } from './http/errors';
import { repairOf, type Repair } from './histogram/repair';
import { scrapeIntervalS } from './scrape-interval';

/** What must be known of a selection before its questions can be put. */
export interface PageSetup {
  /** Label matchers without braces. */
  readonly selector: string;
  readonly scrapeIntervalS: number;
  /** How this server mends buckets. */
  readonly repair: Repair;
}

/** @param timeS end of the range, Unix seconds @throws QueryError */
export async function fetchPageSetup(
  client: PrometheusClient,
  selector: string,
  timeS: number,
  signal: AbortSignal,
): Promise<PageSetup> {
  const [interval, version] = await Promise.all([
    scrapeIntervalS(client, selector, timeS, signal),
    unlessRefused(client.version(signal)),
  ]);
  return { selector, scrapeIntervalS: interval, repair: repairOf(version) };
}
