import { gridLength, type Grid } from '../lib/frame';
import type { Reading } from '../lib/reading';
import type { LoadReadings } from './reading-loader';

/** The gauge that every LMDeploy with metrics exports, since their first version. */
export const PRESENCE_METRIC = 'lmdeploy:num_requests_running';

/** How many ranks of a selection report: tells a server without requests from one that is down. */
export const PRESENCE: Reading = { kind: 'expr', expr: `count(${PRESENCE_METRIC}{$selector})` };

/** How many ranks report, over a grid. */
export interface Presence {
  readonly grid: Grid;
  /** Ranks that report at each point; null when no rank does. */
  readonly counts: readonly (number | null)[];
}

/**
 * Loads how many ranks report.
 * @param load the loader of the grid
 * @throws QueryError
 */
export async function loadPresence(load: LoadReadings, grid: Grid): Promise<Presence> {
  const [result] = await load([PRESENCE]);
  const counts = result?.columns[0]?.values ?? new Array<null>(gridLength(grid)).fill(null);
  return { grid, counts };
}

/** Unix seconds of the last point at which a rank reports, or null when none does. */
export function lastSeenS({ grid, counts }: Presence): number | null {
  const index = counts.findLastIndex((count) => count !== null);
  return index < 0 ? null : grid.startS + index * grid.stepS;
}

/** The highest number of ranks that report at one point; 0 where none does. */
export const mostRanks = ({ counts }: Presence): number =>
  counts.reduce<number>((most, n) => Math.max(most, n ?? 0), 0);

/** Number of ranks that report at the last point of the grid. */
export const ranksNow = ({ counts }: Presence): number => counts.at(-1) ?? 0;
