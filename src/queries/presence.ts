import type { Grid } from '../lib/frame';
import { align } from './align';
import type { PrometheusClient } from './client';
import { PRESENCE_METRIC } from './scrape-interval';

/** How many ranks were there. */
export interface Presence {
  readonly grid: Grid;
  /** Ranks that report, at each point; null where none does. */
  readonly counts: readonly (number | null)[];
}

/**
 * Counts the ranks of a selection over a grid: what tells a server without requests from one that is not there.
 * @param selector label matchers without braces
 * @throws QueryError
 */
export async function fetchPresence(
  client: PrometheusClient,
  selector: string,
  grid: Grid,
  signal: AbortSignal,
): Promise<Presence> {
  const { series } = await client.range(`count(${PRESENCE_METRIC}{${selector}})`, grid, signal);
  return { grid, counts: align(series[0]?.values ?? [], grid) };
}

/** Unix seconds of the last point at which a rank reported, or null where none did. */
export function lastSeenS({ grid, counts }: Presence): number | null {
  const index = counts.findLastIndex((count) => count !== null);
  return index < 0 ? null : grid.startS + index * grid.stepS;
}

/** Most ranks that reported at one point. */
export const mostRanks = ({ counts }: Presence): number =>
  counts.reduce<number>((most, n) => Math.max(most, n ?? 0), 0);

/** Ranks that report at the last point of the grid. */
export const ranksNow = ({ counts }: Presence): number => counts.at(-1) ?? 0;
