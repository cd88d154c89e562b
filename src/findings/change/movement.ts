import type { Period } from '../../lib/period';

/** With fewer requests in a period, a mean is a matter of chance. */
export const FEWEST_REQUESTS = 20;

/** A smaller change is not worth a sentence. */
const LEAST_CHANGE = 0.15;
/** A change of fewer standard errors happens by chance. */
const LEAST_Z = 3.5;
/** The standard error of a mean is this share of it at least: latencies of one slice depend on those of the slice before. */
const LEAST_ERROR = 0.03;

/** This share of the slices now lies beyond all slices before, where a latency grows or falls all the time. */
const APART_SHARE = 0.7;

/** Slices that make up at least this share of a change are the part of a period in which it happened. */
const PART_SHARE = 0.7;
/** They lie this many times beyond the farthest slice of the other period. */
const BEYOND = 1.3;

/** A part of a period, with the mean latency of its requests. */
export interface Slice extends Period {
  /** Seconds. */
  readonly mean: number;
  readonly finished: number;
}

/**
 * Whether a mean latency changed by more than chance.
 * `whole`: it did, through the whole period.
 * `part`: it did, by what happened in a part of the period `of`: the fewest slices in a row that make up most of the change, and begin and
 * end beyond all slices of the other period. `farthest` is the mean of the slice that is farthest from them.
 * `none`: it did not.
 * `unknown`: a period is too short, or has too few samples, to tell how much the latency varies by chance.
 */
export type Movement =
  | { readonly kind: 'whole' | 'none' | 'unknown' }
  | ({ readonly kind: 'part'; readonly of: 'before' | 'now'; readonly farthest: number } & Period);

interface Both<T> {
  readonly before: T;
  readonly now: T;
}

/**
 * How a mean latency moved from one period to another. The spread of the means of slices says how much it changes by chance. Where a queue
 * grows, the spread of that period is large because of the change itself: then most of its slices, or those that make up the change, lie
 * beyond all of the other period.
 * @param means of whole periods
 * @param finished requests in each period
 * @param slices with requests, in order
 */
export function movementOf(
  means: Both<number>,
  finished: Both<number>,
  slices: Both<readonly Slice[]>,
): Movement {
  if (Math.min(finished.before, finished.now) < FEWEST_REQUESTS) return { kind: 'unknown' };
  const change = Math.abs(means.now - means.before);
  const least = Math.min(means.before, means.now);
  if (change < LEAST_CHANGE * least) return { kind: 'none' };
  const errors = { before: standardError(slices.before), now: standardError(slices.now) };
  const isBeyond = (first: number, second: number): boolean =>
    change >= LEAST_Z * Math.max(Math.hypot(first, second), LEAST_ERROR * least);
  if (
    isBeyond(errors.before, errors.now) ||
    (isBeyond(errors.before, errors.before) && areApart(slices, means.now > means.before))
  )
    return { kind: 'whole' };
  if (Math.min(slices.before.length, slices.now.length) < 2) return { kind: 'unknown' };
  const of = errors.now > errors.before ? 'now' : 'before';
  const calm = Math.min(errors.before, errors.now);
  return (isBeyond(calm, calm) ? partOf(of, means, finished, slices) : null) ?? { kind: 'none' };
}

/** The part of a period in which the change happened; null where it was not in slices beyond all of the other period. */
function partOf(
  of: 'before' | 'now',
  means: Both<number>,
  finished: Both<number>,
  slices: Both<readonly Slice[]>,
): Movement | null {
  const other = of === 'now' ? 'before' : 'now';
  const isAbove = means[of] > means[other];
  const usual = slices[other].map(({ mean }) => mean);
  const limit = isAbove ? Math.max(...usual) * BEYOND : Math.min(...usual) / BEYOND;
  const isBeyond = ({ mean }: Slice): boolean => (isAbove ? mean > limit : mean < limit);
  const change = finished[of] * (means[of] - means[other]);
  const shareOf = (some: readonly Slice[]): number =>
    some.reduce((sum, slice) => sum + slice.finished * (slice.mean - means[other]), 0) / change;
  const beyond = slices[of].filter(isBeyond);
  if (shareOf(beyond) < PART_SHARE) return null;
  const part = shortestPart(slices[of], isBeyond, shareOf);
  const [first, last] = [part[0], part.at(-1)];
  if (!first || !last || part.length === slices[of].length) return { kind: 'whole' };
  const found = part.map(({ mean }) => mean);
  const farthest = isAbove ? Math.max(...found) : Math.min(...found);
  return { kind: 'part', of, farthest, startS: first.startS, endS: last.endS };
}

/** The fewest slices in a row that make up the change, from one beyond the other period to another; of equally many, the largest share. */
function shortestPart(
  slices: readonly Slice[],
  isBeyond: (slice: Slice) => boolean,
  shareOf: (some: readonly Slice[]) => number,
): readonly Slice[] {
  const ends = slices.flatMap((slice, i) => (isBeyond(slice) ? [i] : []));
  const parts = ends.flatMap((from) =>
    ends.filter((to) => to >= from).map((to) => slices.slice(from, to + 1)),
  );
  const whole = parts.filter((part) => shareOf(part) >= PART_SHARE);
  return whole.sort((a, b) => a.length - b.length || shareOf(b) - shareOf(a))[0] ?? slices;
}

function areApart({ before, now }: Both<readonly Slice[]>, isGrowth: boolean): boolean {
  if (Math.min(before.length, now.length) < 4) return false;
  const means = before.map(({ mean }) => mean);
  const [lowest, highest] = [Math.min(...means), Math.max(...means)];
  const beyond = now.filter(({ mean }) => (isGrowth ? mean > highest : mean < lowest));
  return beyond.length >= APART_SHARE * now.length;
}

/** The standard error of the mean of slices; 0 with fewer than two of them. */
function standardError(slices: readonly Slice[]): number {
  if (slices.length < 2) return 0;
  const mean = slices.reduce((sum, slice) => sum + slice.mean, 0) / slices.length;
  const variance = slices.reduce((sum, slice) => sum + (slice.mean - mean) ** 2, 0) / (slices.length - 1);
  return Math.sqrt(variance / slices.length);
}
