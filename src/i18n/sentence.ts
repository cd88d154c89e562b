import { formatNumber } from '../lib/units';

/** The time of a problem. */
export interface Held {
  /** A text such as `since 13:53`, from the words `when…`. */
  readonly when: string;
  /** It holds at the end of a range that ends now. */
  readonly isNow: boolean;
  /** It is over, and its points leave out most of its time: what was seen at them may have been more in between. */
  readonly isSampled?: boolean;
}

/** The time of a problem of one rank or several. */
export interface RanksHeld extends Held {
  /** A text such as `rank 1 and rank 2`, from {@link listOf}. */
  readonly ranks: string;
  readonly isMany: boolean;
}

/** A latency objective that too few requests met. Numbers come with their units. */
export interface MissedObjective {
  /** What the share is of: the requests of the last hour, or of the chosen range. */
  readonly span: 'hour' | 'range';
  readonly name: string;
  readonly share: string;
  readonly limit: string;
  readonly objective: string;
  /** How many times faster than allowed the error budget was spent: the burn rate. */
  readonly budget: string;
  /** The time of the current miss, else of the worst one; null when unknown. */
  readonly held: Held | null;
}

/** Ranks that do not report. */
export interface RanksDown {
  readonly ranks: string;
  readonly isMany: boolean;
  /** False for targets that Prometheus no longer has: they may have been removed on purpose. */
  readonly isSure: boolean;
  /** Null when they stopped at different times. */
  readonly when: string | null;
}

/** A whole number for a sentence. */
export const count = (value: number): string => formatNumber(Math.round(value), 0);

/**
 * Names in one list, three at most: `rank 1, rank 2 and 5 more`.
 * @param say the words `names` of a language
 */
export function listOf(
  names: readonly string[],
  say: (shown: readonly string[], total: number) => string,
): string {
  return say(names.length > 3 ? names.slice(0, 2) : names, names.length);
}
