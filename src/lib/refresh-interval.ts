import { parseDurationS } from './duration';

/** Shorter intervals only load the server. */
const SHORTEST_S = 1;

/** A timer of a browser fires at once for more than 24.8 days. */
const LONGEST_S = 604_800;

/** True for `off`, and for a duration from a second to a week. */
export function isRefreshInterval(text: string): boolean {
  const seconds = parseDurationS(text) ?? 0;
  return text === 'off' || (seconds >= SHORTEST_S && seconds <= LONGEST_S);
}
