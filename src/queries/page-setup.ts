import type { LateLook } from '../lib/late-samples';
import { NO_PLACES, type PlaceLabels } from '../lib/place-labels';
import type { PrometheusClient } from './http/client';
import { unlessRefused } from './http/errors';
import { repairOf, type Repair } from './histogram/repair';
import { lazyPart } from './lazy-part';
import { fetchScrapes } from './scrape-interval';
import { fetchSharedNames, type SeenSeries } from './shared-names';

/** The version that VictoriaMetrics gives, of the Prometheus whose API it has. */
export const VICTORIA_VERSION = '2.24.0';

/** The facts about the server that the queries of a selection depend on. */
export interface PageSetup {
  /** Label matchers without braces. */
  readonly selector: string;
  /** Seconds, above 0. */
  readonly scrapeIntervalS: number;
  /** True when samples come without a delay, as where Prometheus itself scrapes the targets. */
  readonly isOnTime: boolean;
  /** The newest samples at the moment of the set-up; left out: they say nothing about delays. */
  readonly look?: LateLook;
  readonly places: PlaceLabels;
  /** The label by which servers and GPUs find each other, of the configuration; null or left out: their addresses. */
  readonly gpuHostLabel?: string | null;
  /** For how long the server does not give the newest samples, seconds; left out: it gives them. */
  readonly hiddenS?: number;
  /** How this server repairs buckets. */
  readonly repair: Repair;
}

/**
 * Fetches the {@link PageSetup} of a selection.
 * @param timeS end of the range, Unix seconds
 * @param nowS Unix seconds
 * @throws QueryError when Prometheus is not reached
 */
export async function fetchPageSetup(
  client: PrometheusClient,
  selector: string,
  timeS: number,
  signal: AbortSignal,
  nowS = timeS,
): Promise<PageSetup> {
  const [{ intervalS: scrapeIntervalS, areOnTime, newest }, shared, version] = await Promise.all([
    fetchScrapes(client, selector, timeS, signal),
    fetchSharedNames(client, timeS, signal),
    unlessRefused(client.version(signal)),
  ]);
  const places =
    shared.length === 0 ? NO_PLACES : await fetchPlaces(client, shared, scrapeIntervalS, timeS, signal);
  const hiddenS =
    version === VICTORIA_VERSION
      ? await (await lazyPart(import('./hidden-samples'))).fetchHiddenS(client, nowS, signal)
      : 0;
  const look = { atS: timeS, intervalS: scrapeIntervalS, ranks: newest };
  return { selector, scrapeIntervalS, isOnTime: areOnTime, look, places, hiddenS, repair: repairOf(version) };
}

/** The labels that tell targets with the same names apart, and the one whose values are copies. */
async function fetchPlaces(
  client: PrometheusClient,
  shared: readonly SeenSeries[],
  scrapeIntervalS: number,
  timeS: number,
  signal: AbortSignal,
): Promise<PlaceLabels> {
  const [{ placeLabelsOf }, { fetchReplica }] = await Promise.all([
    lazyPart(import('./place-labels')),
    lazyPart(import('./replicas')),
  ]);
  const replica = await fetchReplica(client, timeS, signal);
  return { ...placeLabelsOf(shared, scrapeIntervalS), ...(replica ? { replica } : {}) };
}
