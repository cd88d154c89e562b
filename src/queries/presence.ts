import { gridLength, type Grid } from '../lib/frame';
import type { Reading } from '../lib/reading';
import type { LoadReadings } from './reading-loader';
import { PRESENCE_METRIC } from './scrape-interval';

/** How many ranks were there. */
export interface Presence {
  readonly grid: Grid;
  /** Ranks that report, at each point; null where none does. */
  readonly counts: readonly (number | null)[];
}

/** How many ranks of a selection report: what tells a server without requests from one that is not there. */
export const PRESENCE: Reading = { kind: 'expr', expr: `count(${PRESENCE_METRIC}{$selector})` };

/** @throws QueryError */
export async function fetchPresence(ask: LoadReadings, grid: Grid): Promise<Presence> {
  const [answer] = await ask([PRESENCE]);
  const counts = answer?.columns[0]?.values ?? new Array<null>(gridLength(grid)).fill(null);
  return { grid, counts };
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
