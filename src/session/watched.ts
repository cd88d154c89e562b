import type { ReadingGroup } from './reading-group';
import { LATENCY_GOALS } from '../lib/latency-goals';
import type { Reading } from '../lib/reading';
import { TILES, tileReadings } from '../panels/overview';
import { WATCHES, type WatchName } from '../panels/watches';

export const WATCHED_NAMES = Object.keys(WATCHES) as readonly WatchName[];

/** The latency objectives whose attainment the findings use. */
export const WATCHED_GOALS = Object.values(LATENCY_GOALS);

/** The readings of findings, badges and markers: the watches in their order, then the attainment of each objective. */
export const WATCHED: ReadingGroup = {
  id: ':watched',
  readings: [
    ...WATCHED_NAMES.map((name) => WATCHES[name]),
    ...WATCHED_GOALS.map(({ histogram, slo }): Reading => ({ kind: 'share', histogram, within: slo })),
  ],
  isAtEnd: false,
};

/** The tiles above the charts. */
export const OVERVIEW: ReadingGroup = { id: ':overview', readings: tileReadings(TILES), isAtEnd: false };
