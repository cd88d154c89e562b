import { RANK_LABELS, TARGET_LABELS } from '../lib/rank-labels';
import type { Labels } from '../lib/labels';
import { NO_PLACES, type PlaceLabels } from '../lib/place-labels';
import type { SeenSeries } from './shared-names';
import { ownValue } from '../lib/own-value';

/** Usual names of labels that say where a target runs. They are preferred to others, which may change with each process. */
const USUAL = ['cluster', 'region', 'datacenter', 'zone', 'environment', 'namespace'];

/** Not about where a target runs. */
const OTHER: ReadonlySet<string> = new Set(['__name__', 'model_name', 'engine', ...TARGET_LABELS]);

/** A name that PromQL takes without quotes. */
const PLAIN_NAME = /^[a-zA-Z_]\w*$/;

/**
 * The fewest labels that tell series with equal names apart.
 * @param series those with equal names; others do not matter
 * @param scrapeIntervalS seconds; series whose last samples are further apart follow each other, as when a pod is replaced
 */
export function placeLabelsOf(series: readonly SeenSeries[], scrapeIntervalS: number): PlaceLabels {
  if (series.length === 0) return NO_PLACES;
  const isOfRank = ({ labels }: SeenSeries): boolean => labels['model_name'] !== undefined;
  const pairsOf = (isMeant: (seen: SeenSeries) => boolean): Pair[] =>
    pairsWithEqualNames(series.filter(isMeant), scrapeIntervalS);
  const ofTarget = separating(
    pairsOf((seen) => !isOfRank(seen)),
    [],
  );
  return { ofTarget, ofRank: separating(pairsOf(isOfRank), ofTarget) };
}

type Pair = readonly [Labels, Labels];

/** Pairs of series that have the same names and report at the same time. */
function pairsWithEqualNames(series: readonly SeenSeries[], scrapeIntervalS: number): Pair[] {
  return series.flatMap((a, i) =>
    series.slice(i + 1).flatMap((b): Pair[] => {
      const hasSameNames = RANK_LABELS.every((name) => a.labels[name] === b.labels[name]);
      const isTogether = Math.abs(a.lastS - b.lastS) <= 1.5 * scrapeIntervalS;
      return hasSameNames && isTogether ? [[a.labels, b.labels]] : [];
    }),
  );
}

/** The given labels, and more until each pair differs in one of them. */
function separating(pairs: readonly Pair[], given: readonly string[]): string[] {
  const differs = ([a, b]: Pair, name: string): boolean =>
    (ownValue(a, name) ?? '') !== (ownValue(b, name) ?? '');
  const chosen = [...given];
  let left = pairs.filter((pair) => !chosen.some((name) => differs(pair, name)));
  for (const name of candidates(left)) {
    const still = left.filter((pair) => !differs(pair, name));
    if (still.length < left.length) chosen.push(name);
    left = still;
  }
  return chosen;
}

/** Names of labels, the usual ones first, then those with few values: a cluster has fewer names than its pods have. */
function candidates(pairs: readonly Pair[]): string[] {
  const valuesOf = new Map<string, Set<string>>();
  for (const [name, value] of pairs.flat().flatMap((labels) => Object.entries(labels))) {
    if (OTHER.has(name) || !PLAIN_NAME.test(name)) continue;
    valuesOf.set(name, (valuesOf.get(name) ?? new Set()).add(value));
  }
  const place = (name: string): number => (USUAL.includes(name) ? USUAL.indexOf(name) : USUAL.length);
  const count = (name: string): number => valuesOf.get(name)?.size ?? 0;
  return [...valuesOf.keys()].sort((a, b) => place(a) - place(b) || count(a) - count(b) || (a < b ? -1 : 1));
}
