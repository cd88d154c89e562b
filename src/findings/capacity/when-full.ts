import { medianOf } from '../../lib/median';
import type { Grid } from '../../lib/frame';
import type { LongSeries } from './capacity-samples';
import { CAPACITY_METERS } from './capacity-meters';

/** The busiest stretch of each day before the end, newest first; null for a day with too little data. */
export type DailyPeaks = readonly (number | null)[];

/**
 * When the weekly peak reaches a load.
 * - `date`: between two moments, Unix seconds; `latestS` is null where it may also be later than in a year.
 * - `short`: less than two weeks of data. - `flat`: no growth that differs from chance. - `far`: later than in a year.
 * - `full`: the peak is there already.
 */
export type WhenFull =
  | {
      readonly kind: 'date';
      readonly earliestS: number;
      readonly latestS: number | null;
      readonly perWeek: number;
    }
  | { readonly kind: 'short'; readonly days: number }
  | { readonly kind: 'flat' }
  | { readonly kind: 'far'; readonly perWeek: number }
  | { readonly kind: 'full' };

const DAY_S = 86_400;
const WEEK_DAYS = 7;
/** A day counts with so much of its data. */
const LEAST_OF_DAY = 0.75;
/** So many days of two weeks must have data: pairs of the same day of the week. */
const FEWEST_PAIRS = 5;
const MOST_WEEKS = 52;

/**
 * The busiest points of each day of a model: the tokens that its ranks counted from point to point. A restart leaves out the point of
 * its rank.
 * @param history the series of `historyQuery` on a grid of quarters of an hour
 */
export function dailyPeaks(grid: Grid, history: readonly LongSeries[], model: string): DailyPeaks {
  const own = history.filter(({ labels }) => labels['model_name'] === model);
  const length = own[0]?.values.length ?? 0;
  const loads = new Float64Array(length).fill(NaN);
  for (const { labels, values } of own) {
    const sign = labels['__name__'] === `lmdeploy:${CAPACITY_METERS.cached}` ? -1 : 1;
    for (let i = 1; i < length; i++) {
      const grown = (values[i] ?? NaN) - (values[i - 1] ?? NaN);
      if (!(grown >= 0)) continue;
      loads[i] = (Number.isNaN(loads[i] ?? NaN) ? 0 : (loads[i] ?? 0)) + (sign * grown) / grid.stepS;
    }
  }
  const perDay = Math.round(DAY_S / grid.stepS);
  const peaks: (number | null)[] = [];
  for (let end = length; end - perDay >= 0; end -= perDay) {
    const day = loads.subarray(end - perDay, end).filter((load) => !Number.isNaN(load));
    peaks.push(day.length >= LEAST_OF_DAY * perDay ? day.reduce((a, b) => Math.max(a, b), 0) : null);
  }
  return peaks;
}

/**
 * The time at which the weekly peak reaches a load, from how much each day differs from the same day of the week before: days of a week
 * differ, so a day is compared with its own kind.
 * @param nowS end of the newest day, Unix seconds
 */
export function whenFull(peaks: DailyPeaks, load: number, nowS: number): WhenFull {
  const days = peaks.filter((peak) => peak !== null).length;
  const growths: number[] = [];
  for (let day = 0; day + WEEK_DAYS < peaks.length; day++) {
    const [now, before] = [peaks[day] ?? null, peaks[day + WEEK_DAYS] ?? null];
    if (now !== null && before !== null && now > 0 && before > 0) growths.push(Math.log(now / before));
  }
  if (peaks.length < 2 * WEEK_DAYS || growths.length < FEWEST_PAIRS) return { kind: 'short', days };
  const peak = Math.max(...peaks.slice(0, WEEK_DAYS).map((value) => value ?? 0));
  if (peak >= load) return { kind: 'full' };
  const growth = medianOf([...growths].sort((a, b) => a - b)) ?? 0;
  // The error of a median is a quarter larger than that of a mean.
  const mean = growths.reduce((sum, value) => sum + value, 0) / growths.length;
  const deviation = Math.sqrt(
    growths.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (growths.length - 1),
  );
  const error = (2 * 1.25 * deviation) / Math.sqrt(growths.length);
  const weeksAt = (rate: number): number => Math.log(load / peak) / rate;
  if (growth <= error) return { kind: 'flat' };
  const perWeek = Math.exp(growth) - 1;
  const earliest = weeksAt(growth + error);
  if (earliest > MOST_WEEKS) return { kind: 'far', perWeek };
  const latest = weeksAt(growth - error);
  return {
    kind: 'date',
    earliestS: nowS + earliest * WEEK_DAYS * DAY_S,
    latestS: latest > MOST_WEEKS ? null : nowS + latest * WEEK_DAYS * DAY_S,
    perWeek,
  };
}
