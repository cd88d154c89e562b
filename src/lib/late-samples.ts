import { upperMedianOf } from './median';

/** How late samples may arrive where nobody has said or seen more, seconds. */
export const USUAL_LATE_S = 60;

/** The newest sample of a rank. */
export interface Newest {
  /** The identity of the rank. */
  readonly key: string;
  /** Unix seconds. */
  readonly lastS: number;
}

/** The newest samples that Prometheus had at a moment. */
export interface LateLook {
  /** Unix seconds. The response may be up to {@link MOMENT_S} later. */
  readonly atS: number;
  /** Distance between samples, seconds, above 0. */
  readonly intervalS: number;
  readonly ranks: readonly Newest[];
}

/** What looks at the newest samples came to. */
export interface Lateness {
  /** By when every sample has arrived, seconds after its time, a multiple of 10; 0 where samples are on time. */
  readonly delayS: number;
  /** True when the newest look says something else, so that the next one should come soon. */
  readonly isDoubtful: boolean;
  /** The newest look; null before the first. */
  readonly last: LateLook | null;
}

export const ON_TIME: Lateness = { delayS: 0, isDoubtful: false, last: null };

/** A look is for a moment up to this long before its request, so that a cache serves all viewers, seconds. */
export const MOMENT_S = 5;

/** A scrape may take this long and still be on time, seconds. */
const SCRAPE_S = 2;

/** A delay below this is none: VictoriaMetrics holds the newest 30 s back by itself, seconds. */
const LEAST_S = 30;

/** Prometheus finds no newest sample that is older, seconds. */
const MOST_S = 300;

/** A delay in force may be too long by this, so that batches of different size do not change it, seconds. */
const SLACK_S = 30;

/** Between these two is the delay of the median rank, seconds: its newest sample has arrived, its next one has not. */
interface Span {
  readonly leastS: number;
  readonly mostS: number;
}

/** Those ranks of the second look that have a sample which the first did not have. A rank that has stopped has none. */
export function goingOn<T extends Newest>(first: readonly Newest[], second: readonly T[]): readonly T[] {
  const before = new Map(first.map(({ key, lastS }) => [key, lastS]));
  return second.filter(({ key, lastS }) => lastS > (before.get(key) ?? Infinity));
}

/** How long after its time a sample may still arrive by one look, seconds; null where the look shows no delay. */
export function delayOf(look: LateLook): number | null {
  const span = spanOf(look, look.ranks);
  return span && span.leastS > LEAST_S ? span.mostS : null;
}

/**
 * Takes the next look into account. The delay changes when it and the one before agree, over the ranks that go on between them: all
 * samples have then arrived within the same time. Ranks that stop together have no newer sample, and those that catch up or fall
 * behind have another delay each time.
 */
export function lookedAt(lateness: Lateness, look: LateLook): Lateness {
  const { delayS, isDoubtful, last } = lateness;
  // Two loads may share a set-up.
  if (last && look.atS <= last.atS) return lateness;
  const going = last && goingOn(last.ranks, look.ranks);
  const now = spanOf(look, going ?? look.ranks);
  if (now === null || fits(delayS, now, look)) return { delayS, isDoubtful: false, last: look };
  // One early look after a doubt: where it shows nothing new, the next one comes at the usual time.
  const doubt = { delayS, isDoubtful: !isDoubtful, last: look };
  if (!last || !going) return doubt;
  const keys = new Set(going.map(({ key }) => key));
  const before = spanOf(
    last,
    last.ranks.filter(({ key }) => keys.has(key)),
  );
  if (before === null || fits(delayS, before, last)) return doubt;
  const leastS = Math.max(before.leastS, now.leastS);
  if (leastS > Math.min(before.mostS, now.mostS)) return doubt;
  const mostS = Math.max(before.mostS, now.mostS);
  return { delayS: leastS > LEAST_S ? Math.ceil(mostS / 10) * 10 : 0, isDoubtful: false, last: look };
}

/** Null without ranks, and where their newest samples are too old to say anything. */
function spanOf({ atS, intervalS }: LateLook, ranks: readonly Newest[]): Span | null {
  const ageS = upperMedianOf(ranks.map(({ lastS }) => atS - lastS).sort((a, b) => a - b));
  return ageS === null || ageS > MOST_S
    ? null
    : { leastS: ageS - intervalS - SCRAPE_S, mostS: ageS + MOMENT_S };
}

/** True when a look is what this delay leads to. A delay that does not change fits all looks at it. */
const fits = (delayS: number, { leastS, mostS }: Span, { intervalS }: LateLook): boolean =>
  delayS === 0
    ? leastS <= LEAST_S
    : leastS <= delayS && mostS >= LEAST_S && delayS <= mostS + intervalS + SLACK_S;
