import type { ReadingGroup } from './reading-group';
import type { Labels } from '../lib/labels';
import { LATENCY_GOALS } from '../lib/latency-goals';
import type { Reading } from '../lib/reading';
import { PRESENCE, type Presence } from '../queries/presence';
import { gridLength } from '../lib/frame';
import type { GroupResult } from './group-result';
import { TILES } from '../panels/overview';
import { WATCHES, WATCHES_OF_END, type WatchName } from '../panels/watches';

export const WATCHED_NAMES = Object.keys(WATCHES) as readonly WatchName[];

/** The latency objectives whose attainment the findings use. */
export const WATCHED_GOALS = Object.values(LATENCY_GOALS);

/** The watches in their order, then the attainment of each objective. */
const WATCHED_READINGS: readonly Reading[] = [
  ...WATCHED_NAMES.map((name) => WATCHES[name]),
  ...WATCHED_GOALS.map(({ histogram, slo }): Reading => ({ kind: 'share', histogram, within: slo })),
];

/** What findings and badges of now need. */
export const WATCHED_NOW: ReadingGroup = {
  id: ':watched-now',
  readings: WATCHED_READINGS,
  isAtEnd: false,
  time: 'live',
};

/** What markers need, and findings of what is over. */
export const WATCHED: ReadingGroup = {
  id: ':watched',
  readings: WATCHED_READINGS,
  isAtEnd: false,
  time: 'history',
  ofEnd: new Set(WATCHES_OF_END.map((name) => WATCHES[name])),
};

const TILE_READINGS = TILES.map(({ reading }) => reading);

/** The figures of the tiles. */
export const FIGURES: ReadingGroup = { id: ':figures', readings: TILE_READINGS, isAtEnd: false, time: 'now' };

/** The small lines of the tiles. */
export const OVERVIEW: ReadingGroup = { id: ':overview', readings: TILE_READINGS, isAtEnd: false };

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

/** The ranks that report by the result of {@link FIGURES}, {@link RANKS_NOW} or {@link RANKS_AT_END}: their first reading counts them. */
export const presenceOf = ({ grid, results }: GroupResult): Presence => ({
  grid,
  counts: results[0]?.columns[0]?.values ?? new Array<null>(gridLength(grid)).fill(null),
});

/** How many models report at a point of a result of {@link WATCHED}. */
export const modelsIn = (result: GroupResult): number =>
  new Set(rankLabelsIn(result).map((labels) => labels['model_name'])).size;

/** The labels of each rank that reports at a point of a result of {@link WATCHED} or {@link WATCHED_NOW}. */
export const rankLabelsIn = ({ results }: GroupResult): readonly Labels[] =>
  (results[WATCHED_NAMES.indexOf('rankRunning')]?.columns ?? []).map(({ labels }) => labels);
