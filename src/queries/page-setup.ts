import { NO_PLACES, type PlaceLabels } from '../lib/place-labels';
import type { PrometheusClient } from './http/client';
import { unlessRefused } from './http/errors';
import { repairOf, type Repair } from './histogram/repair';
import { lazyPart } from './lazy-part';
import { fetchTargetFacts } from './scrape-interval';

/** The facts about the server that the queries of a selection depend on. */
export interface PageSetup {
  /** Label matchers without braces. */
  readonly selector: string;
  /** Seconds, above 0. */
  readonly scrapeIntervalS: number;
  readonly places: PlaceLabels;
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
  const [{ scrapeIntervalS, mayShareNames }, version] = await Promise.all([
    fetchTargetFacts(client, selector, timeS, signal),
    unlessRefused(client.version(signal)),
  ]);
  const places = mayShareNames
    ? await (
        await lazyPart(import('./place-labels'))
      ).fetchPlaceLabels(client, timeS, scrapeIntervalS, signal)
    : NO_PLACES;
  return { selector, scrapeIntervalS, places, repair: repairOf(version) };
}
