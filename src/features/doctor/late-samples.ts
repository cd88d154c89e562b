import { upperMedianOf } from '../../lib/median';

/** The newest sample of a rank. */
export interface Newest {
  /** The identity of the rank. */
  readonly key: string;
  /** Unix seconds. */
  readonly lastS: number;
  /** Distance between its samples, seconds; null where unknown. */
  readonly intervalS: number | null;
}

/**
 * How late samples arrive, seconds, at least 0: how much older the newest ones are than a scrape interval explains. It is the
 * median of the ranks, so that one that has stopped does not count for all. Null without ranks.
 * @param atS when the samples were requested, Unix seconds
 */
export function lateByS(ranks: readonly Newest[], atS: number): number | null {
  const late = ranks.map(({ lastS, intervalS }) => Math.max(0, atS - lastS - (intervalS ?? 0)));
  return upperMedianOf(late.sort((a, b) => a - b));
}

/** Those ranks of the second look that have a sample which the first did not have. A rank that has stopped has none. */
export function goingOn(first: readonly Newest[], second: readonly Newest[]): readonly Newest[] {
  const before = new Map(first.map(({ key, lastS }) => [key, lastS]));
  return second.filter(({ key, lastS }) => lastS > (before.get(key) ?? Infinity));
}

/** A round time that covers this delay and half a minute more, seconds: a value for `lateSeconds`. */
export const coveringS = (delayS: number): number => Math.ceil((delayS + 30) / 60) * 60;
