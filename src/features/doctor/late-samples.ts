import type { Newest } from '../../lib/late-samples';
import { upperMedianOf } from '../../lib/median';

/** As `Newest`, with the distance between the samples of the rank. */
export interface RankSamples extends Newest {
  /** Seconds; null where unknown. */
  readonly intervalS: number | null;
}

/**
 * How late samples arrive, seconds, at least 0: how much older the newest ones are than a scrape interval explains. It is the
 * median of the ranks, so that one that has stopped does not count for all. Null without ranks.
 * @param atS when the samples were requested, Unix seconds
 */
export function lateByS(ranks: readonly RankSamples[], atS: number): number | null {
  const late = ranks.map(({ lastS, intervalS }) => Math.max(0, atS - lastS - (intervalS ?? 0)));
  return upperMedianOf(late.sort((a, b) => a - b));
}

/** A round time that covers this delay and half a minute more, seconds: a value for `lateSeconds`. */
export const coveringS = (delayS: number): number => Math.ceil((delayS + 30) / 60) * 60;
