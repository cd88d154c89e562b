/** Prometheus rests for three quarters of the time. */
const REST = 4;

/** A stretched interval is a multiple of this, so that it does not change with every answer. */
const ROUND_MS = 5000;

/** Tries are not further apart than this, unless the chosen interval is longer. */
const LONGEST_BACK_OFF_MS = 60_000;

/** How many loads {@link stretchedMs} looks back on. */
export const LOADS_SEEN = 3;

/**
 * The interval that is kept: the chosen one, or four times what loads take. One slow load among the last three does not
 * stretch it, nor does one fast load bring it back.
 * @param durationsMs of the last loads that were answered
 */
export function stretchedMs(chosenMs: number, durationsMs: readonly number[]): number {
  const [, secondLongest = 0] = durationsMs.slice(-LOADS_SEEN).sort((a, b) => b - a);
  const wantedMs = REST * secondLongest;
  return wantedMs <= chosenMs ? chosenMs : Math.ceil(wantedMs / ROUND_MS) * ROUND_MS;
}

/**
 * How long to wait after a failure: the interval, doubled for each further one, up to a minute; a random half more, so
 * that the pages of many people do not come back at the same moment.
 * @param intervalMs that which is kept while all is well
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
