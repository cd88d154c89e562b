import type { Grid } from '../lib/frame';
import type { RangeMs } from '../lib/time-range';

/** Prometheus rejects a range query with more points than this. */
const MOST_POINTS = 11_000;

/** Round durations, seconds. */
const ROUND_S = [
  1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
];

const isMultiple = (value: number, unit: number): boolean =>
  Math.abs(value / unit - Math.round(value / unit)) < 1e-9;

/** A step is at most this many times the one before, where it need not be a round duration: a chart would have few points. */
const LONGEST_STRIDE = 3;

/**
 * The steps for a scrape interval, ascending: round durations that are multiples of it, since other steps make rates jump
 * up and down. Between those that are far apart, as for an interval of 9 s: twice the step before. After the last of these, and for
 * an interval that divides none of them: round multiples.
 */
function* ladder(scrapeIntervalS: number): Generator<number> {
  const base = Math.max(1, scrapeIntervalS);
  const rungs = ROUND_S.filter((rung) => rung >= scrapeIntervalS && isMultiple(rung, scrapeIntervalS));
  let last = base;
  if (rungs.length === 0 || (rungs[0] ?? 0) > LONGEST_STRIDE * base) yield base;
  for (const rung of rungs) {
    while (rung > LONGEST_STRIDE * last) yield (last *= 2);
    yield (last = rung);
  }
  for (let power = 1; ; power *= 10) {
    for (const factor of [2, 5, 10]) yield last * factor * power;
  }
}

/**
 * The step of a range: the smallest multiple of the scrape interval on a ladder of round durations that gives at most
 * one point per pixel and no more points than Prometheus allows.
 * @param rangeS length of the range, seconds, above 0
 * @param widthPx width of the plot, CSS pixels
 * @param scrapeIntervalS seconds, above 0
 * @returns seconds, at least the scrape interval
 * @throws RangeError when `rangeS` or `scrapeIntervalS` is not above 0
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries
 */
export function stepFor(rangeS: number, widthPx: number, scrapeIntervalS: number): number {
  if (!(rangeS > 0) || !(scrapeIntervalS > 0))
    throw new RangeError(`range ${rangeS} s, scrape ${scrapeIntervalS} s`);
  const points = Math.max(1, Math.min(widthPx, MOST_POINTS));
  for (const stepS of ladder(scrapeIntervalS)) if (rangeS / stepS <= points) return stepS;
  throw new RangeError('the ladder has no end');
}

/**
 * The window of `rate`: four scrapes, so that one lost scrape leaves no gap, and the step plus a
 * scrape, so that every sample counts. Seconds.
 */
export const rateWindowS = (stepS: number, scrapeIntervalS: number): number =>
  Math.max(4 * scrapeIntervalS, stepS + scrapeIntervalS);

/** The window of `rate` over a gauge, seconds: at least four updates of a gauge that LMDeploy sets every 10 s. */
export const gaugeWindowS = (stepS: number, scrapeIntervalS: number): number =>
  Math.max(40, rateWindowS(stepS, scrapeIntervalS));

/**
 * The grid of a range: both ends rounded down to multiples of the step since the epoch, so that the same view sends the
 * same query and an old point never moves. A range below a step has one point.
 * @param stepS seconds, above 0
 */
export function gridOf({ fromMs, toMs }: RangeMs, stepS: number): Grid {
  const down = (ms: number): number => Math.floor(ms / 1000 / stepS + 1e-9) * stepS;
  const endS = down(toMs);
  return { startS: Math.min(down(fromMs), endS), endS, stepS };
}
