/** An interval is at least this many load times, so that Prometheus is idle for three quarters of it. */
const REST = 4;

/** A stretched interval is a multiple of this, so that it does not change with each load. */
const ROUND_MS = 5000;

/** The longest wait between tries, unless the chosen interval is longer. */
const LONGEST_BACK_OFF_MS = 60_000;

/** How many of the last loads {@link stretchedMs} uses. */
export const LOADS_SEEN = 3;

/**
 * The interval of the loop: the chosen one, or four times the duration of loads. One slow load among the last three does
 * not stretch it, and one fast load does not shorten it.
 * @param durationsMs of the last loads that reached Prometheus
 */
export function stretchedMs(chosenMs: number, durationsMs: readonly number[]): number {
  const [, secondLongest = 0] = durationsMs.slice(-LOADS_SEEN).sort((a, b) => b - a);
  const wantedMs = REST * secondLongest;
  return wantedMs <= chosenMs ? chosenMs : Math.ceil(wantedMs / ROUND_MS) * ROUND_MS;
}

/**
 * The wait after a failure: the interval, doubled for each further failure, up to a minute, plus up to a half at random, so
 * that many pages do not try at the same moment.
 * @param intervalMs the interval without failures
 * @param failures in a row, 1 or more
 * @param random 0 to 1
 */
export function backOffMs(intervalMs: number, failures: number, random: number): number {
  const mostMs = Math.max(LONGEST_BACK_OFF_MS, intervalMs);
  const doubledMs = intervalMs * 2 ** Math.min(failures - 1, 16);
  const fromMs = Math.min(doubledMs, (mostMs * 2) / 3);
  const toMs = Math.min(doubledMs * 1.5, mostMs);
  return Math.max(intervalMs, fromMs + random * (toMs - fromMs));
}
