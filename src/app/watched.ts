import type { Subject } from '../features/dashboard/subject';
import type { Goal } from '../features/findings/finding';
import type { Reading, SloKey } from '../lib/reading';
import { TILES, tileReadings } from '../panels/overview';
import { WATCHES, type WatchName } from '../panels/watches';

export const WATCHED_NAMES = Object.keys(WATCHES) as readonly WatchName[];

interface WatchedGoal {
  readonly goal: Goal;
  readonly histogram: string;
  readonly within: SloKey;
}

/** The latency goals that are watched over. */
export const GOALS: readonly WatchedGoal[] = [
  { goal: 'ttft', histogram: 'lmdeploy:time_to_first_token_seconds', within: 'ttftSeconds' },
  { goal: 'itl', histogram: 'lmdeploy:iter_token_latency', within: 'itlSeconds' },
  { goal: 'e2e', histogram: 'lmdeploy:e2e_request_latency_seconds', within: 'e2eSeconds' },
];

/** What findings, badges and markers are made of: the watches in their order, then the attainment of each goal. */
export const WATCHED: Subject = {
  id: ':watched',
  readings: [
    ...WATCHED_NAMES.map((name) => WATCHES[name]),
    ...GOALS.map(({ histogram, within }): Reading => ({ kind: 'share', histogram, within })),
  ],
  isAtEnd: false,
};

/** The strip of figures above the charts. */
export const OVERVIEW: Subject = { id: ':overview', readings: tileReadings(TILES), isAtEnd: false };
