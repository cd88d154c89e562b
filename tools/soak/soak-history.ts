import { AFTER_MS } from '../bench/history/history';
import type { Case } from '../bench/cases';
import { NOW_MS } from '../bench/moment';

/** The page shows this range. */
export const RANGE_S = 3600;
/** Each refresh is one scrape interval after the last. */
export const SCRAPE_INTERVAL_S = 15;
/** The page is at this distance from the end of the history at its last refresh, so that no rank ever looks stopped. */
const MARGIN_S = 120;
/** The clock of the page also runs while a refresh lasts: room for slow ones. */
export const SLOW_REFRESH_S = 2;
/** Rate windows begin before the range. */
const BEFORE_S = 600;

/** Where the clock of the page starts, and a history that covers all refreshes from there. */
export function soakHistory(ranks: number, refreshes: number): { history: Case; startMs: number } {
  const lastsS = refreshes * (SCRAPE_INTERVAL_S + SLOW_REFRESH_S);
  const startMs = NOW_MS + AFTER_MS - (MARGIN_S + lastsS) * 1000;
  const neededS = (NOW_MS - startMs) / 1000 + BEFORE_S;
  const rangeS = Math.max(RANGE_S, Math.ceil(neededS / 3600) * 3600);
  return { history: { ranks, rangeS, scrapeIntervalS: SCRAPE_INTERVAL_S }, startMs };
}
