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

/** Pages of one interval load within this time of each other: a cache in front of Prometheus then has one response for all. */
const SPREAD_MS = 2000;

/** The pages do not load at the very same moment: a Prometheus without a cache has a limit of queries at once. */
const SPREAD_PART = 0.2;

/**
 * When the next load is due: on a multiple of the interval, so that pages that opened at different moments load together and
 * send the same requests. It is a half to one and a half intervals after the last load.
 * @param startedAtMs of the last load, epoch ms
 * @param random of the page, 0 to 1
 * @returns epoch ms
 */
export function dueAtMs(startedAtMs: number, intervalMs: number, random: number): number {
  const laterMs = random * Math.min(SPREAD_MS, SPREAD_PART * intervalMs);
  const earliestMs = startedAtMs + intervalMs / 2;
  return Math.ceil((earliestMs - laterMs) / intervalMs) * intervalMs + laterMs;
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
