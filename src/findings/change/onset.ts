import { growth } from '../causes/growth';
import type { CauseRecord, RankRecord } from '../causes/record';
import type { Window } from '../causes/growth';

/** Requests that arrived between two times, Unix seconds. */
export interface Arrivals {
  readonly fromS: number;
  readonly toS: number;
  readonly count: number;
}

/** A smaller growth has no moment that a person would see. */
const LEAST_GROWTH = 1.3;
/** How much more likely two rates must be than one, as a logarithm, after allowing for bursts. */
const LEAST_GAIN = 15;
/** Two rates must explain this much of what a steady growth leaves: otherwise the requests grew little by little. */
const LEAST_STEP = 0.8;
/** A moment must have as many intervals on each side, to be one. */
const FEWEST = 4;

const METERS = ['succeeded', 'failed', 'routed', 'apiWaiting'] as const;

/** The requests that arrived at some ranks, from one time of the record to the next. */
export function arrivalsOf(
  { timesS }: CauseRecord,
  ranks: readonly RankRecord[],
  { from, to }: Window,
): Arrivals[] {
  const arrivals: Arrivals[] = [];
  for (let i = Math.max(1, from + 1); i <= to; i++) {
    const window = { from: i - 1, to: i };
    const count = ranks.reduce(
      (sum, rank) =>
        sum + METERS.reduce((own, meter) => own + (growth(rank, rank.meters[meter], window) ?? 0), 0),
      0,
    );
    arrivals.push({ fromS: timesS[i - 1] ?? NaN, toS: timesS[i] ?? NaN, count: Math.max(0, count) });
  }
  return arrivals;
}

/**
 * The moment at which the rate of requests rose from one level to a higher one, Unix seconds: the split that makes the counts most
 * likely.
 * @returns null where the rate did not rise, rose little by little or in bursts, or where the counts are too few to tell
 */
export function onsetOf(arrivals: readonly Arrivals[]): number | null {
  const counts = arrivals.map(({ count }) => count);
  const seconds = arrivals.map(({ fromS, toS }) => toS - fromS);
  const [n, s] = [sumsOf(counts), sumsOf(seconds)];
  const [total, lengthS] = [n.at(-1) ?? 0, s.at(-1) ?? 0];
  if (total === 0 || lengthS === 0) return null;
  let best = { gain: 0, at: -1 };
  for (let at = FEWEST; at <= counts.length - FEWEST; at++) {
    const [a, b] = [n[at] ?? 0, total - (n[at] ?? 0)];
    const [aS, bS] = [s[at] ?? 0, lengthS - (s[at] ?? 0)];
    if (b / bS < (LEAST_GROWTH * a) / aS) continue;
    const gain = likelihood(a, aS) + likelihood(b, bS) - likelihood(total, lengthS);
    if (gain > best.gain) best = { gain, at };
  }
  const moment = arrivals[best.at]?.fromS;
  if (moment === undefined) return null;
  const levels = counts.map((_, i) => {
    const [from, to] = i < best.at ? [0, best.at] : [best.at, counts.length];
    return (((n[to] ?? 0) - (n[from] ?? 0)) / ((s[to] ?? 0) - (s[from] ?? 0))) * (seconds[i] ?? 0);
  });
  const spread = counts.reduce(
    (sum, count, i) => sum + (count - (levels[i] ?? 0)) ** 2 / Math.max(levels[i] ?? 0, 1),
    0,
  );
  const dispersion = Math.max(1, spread / Math.max(1, counts.length - 2));
  if (best.gain / dispersion < LEAST_GAIN) return null;
  return isStep(counts, seconds, levels) ? moment : null;
}

/** True where two levels leave less than a straight line does. */
function isStep(counts: readonly number[], seconds: readonly number[], levels: readonly number[]): boolean {
  const rates = counts.map((count, i) => count / (seconds[i] ?? 1));
  const middle = (counts.length - 1) / 2;
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const slope =
    rates.reduce((sum, rate, i) => sum + (i - middle) * (rate - mean), 0) /
    rates.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  const left = (fit: (i: number) => number): number =>
    rates.reduce((sum, rate, i) => sum + (rate - fit(i)) ** 2, 0);
  return (
    left((i) => (levels[i] ?? 0) / (seconds[i] ?? 1)) <= LEAST_STEP * left((i) => mean + slope * (i - middle))
  );
}

/** Of a count at its own rate, as a logarithm, without what all splits share. */
const likelihood = (count: number, lengthS: number): number =>
  count > 0 ? count * Math.log(count / lengthS) : 0;

const sumsOf = (values: readonly number[]): number[] => {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value);
  return sums;
};
