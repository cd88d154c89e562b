import { gridLength } from '../lib/frame';
import type { Labels } from '../lib/labels';
import { PRESENCE, type Presence } from '../queries/presence';
import type { GroupResult } from './group-result';
import type { ReadingGroup } from './reading-group';

/** The ids of the groups that belong to no panel. Their readings are in `watched.ts`, which a page of a few panels does not load. */
export const FIGURES_ID = ':figures';
export const FIRST_FIGURES_ID = ':first-figures';
export const OVERVIEW_ID = ':overview';
export const WATCHED_NOW_ID = ':watched-now';
export const WATCHED_ID = ':watched';

/** The positions of two watches, which come first. */
export const RANK_RUNNING = 0;
export const RANK_NONSENSE = 1;

/** Which ranks report now, for a page without tiles. */
export const RANKS_NOW: ReadingGroup = {
  id: ':ranks-now',
  readings: [PRESENCE],
  isAtEnd: false,
  time: 'now',
};

/** Which ranks report at the end of the range. */
export const RANKS_AT_END: ReadingGroup = {
  id: ':ranks-at-end',
  readings: [PRESENCE],
  isAtEnd: true,
  hasLatest: true,
};

/** The ranks that report by the result of the figures, of {@link RANKS_NOW} or {@link RANKS_AT_END}: their first reading counts them. */
export const presenceOf = ({ grid, results }: GroupResult): Presence => ({
  grid,
  counts: results[0]?.columns[0]?.values ?? new Array<null>(gridLength(grid)).fill(null),
});

/** How many models report at a point of a result of the watches. */
export const modelsIn = (result: GroupResult): number =>
  new Set(rankLabelsIn(result).map((labels) => labels['model_name'])).size;

/** The labels of each rank that reports at a point of a result of the watches. */
export const rankLabelsIn = ({ results }: Pick<GroupResult, 'results'>): readonly Labels[] =>
  (results[RANK_RUNNING]?.columns ?? []).map(({ labels }) => labels);
