import type { Grid } from '../../lib/frame';
import { rankLabelsOf } from '../../lib/rank-labels';
import type { WatchName } from '../../panels/watches';
import type { GroupResult } from '../../session/group-result';
import { WATCHED_NAMES } from '../../session/watched';

/** The activity of clients' requests in a window, from the watches. */
export interface Activity {
  /** `none`: no request runs. `started`: requests run, none has finished. `finished`: some have finished. */
  readonly phase: 'none' | 'started' | 'finished';
  readonly hasImpossibleTimes: boolean;
  /** The highest number of ranks that one model has. */
  readonly mostRanksOfModel: number;
}

/** Watches that show running requests when none finishes. */
const SIGNS: readonly WatchName[] = ['firstTokens', 'outputs', 'rankRunning', 'apiQueued'];

/**
 * The activity at the points of a grid.
 * @param watched the result of the watches; only the part of their grid inside the given one counts
 * @returns null when the grids have no time in common
 */
export function activityOn({ startS, endS }: Grid, watched: GroupResult): Activity | null {
  const { grid, results } = watched;
  if (startS > grid.endS || endS < grid.startS) return null;
  const indexOf = (timeS: number): number => Math.max(0, Math.round((timeS - grid.startS) / grid.stepS));
  const [from, end] = [indexOf(startS), indexOf(endS) + 1];
  const columnsOf = (watch: WatchName) => results[WATCHED_NAMES.indexOf(watch)]?.columns ?? [];
  const isAboveZero = (watch: WatchName): boolean =>
    columnsOf(watch).some(({ values }) =>
      values.slice(from, end).some((value) => value !== null && value > 0),
    );
  const ranks = new Map<string, number>();
  for (const { labels } of columnsOf('rankRunning')) {
    const { model } = rankLabelsOf(labels);
    ranks.set(model, (ranks.get(model) ?? 0) + 1);
  }
  return {
    phase: isAboveZero('finished') ? 'finished' : SIGNS.some(isAboveZero) ? 'started' : 'none',
    hasImpossibleTimes: columnsOf('rankNonsense').length > 0,
    mostRanksOfModel: Math.max(0, ...ranks.values()),
  };
}
