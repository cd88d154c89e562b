import type { LatestState } from './latest-state';

interface FreshnessInputs {
  /** State of the presence of ranks, which every load requests. */
  readonly presence: LatestState<unknown>['kind'];
  /** Age of the newest data, seconds; null before the first. */
  readonly ageS: number | null;
  /** The refresh interval in force, seconds; null when the page does not refresh. */
  readonly intervalS: number | null;
  readonly scrapeIntervalS: number;
}

/** Data younger than this is fresh with any intervals, seconds. */
const LEAST_S = 60;

/**
 * True when the newest data is too old to be called current: the newest load failed, or the data is older than two refreshes,
 * four scrapes and a minute. A page that does not refresh shows the time of its last load, with its age.
 */
export function isOldData({ presence, ageS, intervalS, scrapeIntervalS }: FreshnessInputs): boolean {
  if (presence === 'failed') return true;
  if (ageS === null || intervalS === null) return false;
  return ageS > Math.max(2 * intervalS, 4 * scrapeIntervalS, LEAST_S);
}
