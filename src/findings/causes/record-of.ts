import type { Labels } from '../../lib/labels';
import { NO_PLACES, type PlaceLabels } from '../../lib/place-labels';
import { RANK_LABELS, rankKeyOfSeries, TARGET_LABELS } from '../../lib/rank-labels';
import { targetKey as targetKeyOf } from '../target-key';
import type { CauseSamples, SampledSeries } from './cause-samples';
import {
  BUCKET_METERS,
  NO_HIT_BUCKET,
  RANK_METERS,
  TARGET_METERS,
  type BucketMeter,
  type Meter,
} from './meters';
import type { RawReadings } from './readings-type';
import type { BucketValues, CauseRecord, RankRecord, Values } from './record';

const PREFIX = 'lmdeploy:';

/** The series of a rank or a target, by name and bound. */
type OwnSeries = Map<string, SampledSeries>;

const only = (labels: Labels, names: readonly string[]): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => names.includes(name)));

/** Slices of a day, by the key of the rank. */
export type DayReadings = ReadonlyMap<string, readonly RawReadings[]>;

const NO_DAY: DayReadings = new Map();

/** Sorts samples by rank. Where a target is down, its rank has no values, whatever Prometheus still finds. */
export function recordOf(
  { timesS, series }: CauseSamples,
  scrapeIntervalS: number,
  places: PlaceLabels = NO_PLACES,
  day: DayReadings = NO_DAY,
): CauseRecord {
  const targetKey = (labels: Labels): string =>
    targetKeyOf(only(labels, [...TARGET_LABELS, ...places.ofTarget]));
  const ranks = new Map<string, { labels: Labels; own: OwnSeries }>();
  const targets = new Map<string, OwnSeries>();
  for (const sampled of series.values()) {
    const { labels } = sampled;
    const name = labels['__name__'] ?? '';
    if (!name.startsWith(PREFIX)) {
      const target = targets.get(targetKey(labels)) ?? new Map<string, SampledSeries>();
      targets.set(targetKey(labels), target.set(name, sampled));
      continue;
    }
    const own = only(labels, [...RANK_LABELS, ...places.ofRank]);
    const key = rankKeyOfSeries(own);
    const rank = ranks.get(key) ?? { labels: own, own: new Map<string, SampledSeries>() };
    rank.own.set(seriesName(name.slice(PREFIX.length), labels['le']), sampled);
    ranks.set(key, rank);
  }
  return {
    timesS,
    scrapeIntervalS,
    ranks: [...ranks].map(([key, { labels, own }]) =>
      rankRecord(
        key,
        labels,
        own,
        targets.get(targetKey(labels)) ?? new Map<string, SampledSeries>(),
        timesS,
        day.get(key) ?? [],
      ),
    ),
  };
}

const seriesName = (name: string, le: string | undefined): string =>
  le === undefined ? name : `${name} ${le}`;

function rankRecord(
  key: string,
  labels: Labels,
  own: OwnSeries,
  target: OwnSeries,
  timesS: readonly number[],
  day: readonly RawReadings[],
): RankRecord {
  const up = target.get(TARGET_METERS.up)?.values;
  const isDown = timesS.map((_, i) => up?.[i] === 0);
  const valuesOf = (sampled: SampledSeries | undefined, isMasked = true): Values =>
    timesS.map((_, i) => {
      const value = sampled?.values[i] ?? NaN;
      return (isMasked && isDown[i] === true) || Number.isNaN(value) ? null : value;
    });
  const meters = {
    ...mapValues(RANK_METERS, (name) => valuesOf(own.get(name))),
    ...mapValues(TARGET_METERS, (name) => valuesOf(target.get(name), name !== TARGET_METERS.up)),
    noHit: valuesOf(bucketSeries(own, NO_HIT_BUCKET.name).find(({ le }) => le === 0)?.sampled),
  } as Record<Meter, Values>;
  const buckets = mapValues(BUCKET_METERS, (name) =>
    bucketSeries(own, name).map(({ le, sampled }): BucketValues => ({ le, values: valuesOf(sampled) })),
  ) as Record<BucketMeter, readonly BucketValues[]>;
  const first = meters.running.findIndex((value) => value !== null);
  return {
    key,
    labels,
    meters,
    buckets,
    isReset: resetsOf(meters),
    first: first < 0 ? timesS.length : first,
    known: new Map(),
    day,
    baselines: new Map(),
  };
}

function bucketSeries(own: OwnSeries, name: string): { le: number; sampled: SampledSeries }[] {
  return [...own.values()]
    .filter(({ labels }) => labels['__name__'] === PREFIX + name)
    .map((sampled) => ({ le: boundOf(sampled.labels['le'] ?? ''), sampled }))
    .sort((a, b) => a.le - b.le);
}

const boundOf = (le: string): number => (le === '+Inf' ? Infinity : Number(le));

function mapValues<K extends string, V>(
  names: Readonly<Record<K, string>>,
  valueOf: (name: string) => V,
): Record<K, V> {
  return Object.fromEntries(
    Object.entries<string>(names).map(([key, name]) => [key, valueOf(name)]),
  ) as Record<K, V>;
}

/** A process that starts again: its start time grows, or, where that is not recorded, a count falls. */
function resetsOf(meters: Readonly<Record<Meter, Values>>): boolean[] {
  let start: number | null = null;
  let count: number | null = null;
  return meters.ttftCount.map((firstTokens, i) => {
    const startS = meters.startS[i] ?? null;
    const isNew =
      (startS !== null && start !== null && startS > start + 2) ||
      (firstTokens !== null && count !== null && firstTokens < count);
    start = startS ?? start;
    count = firstTokens ?? count;
    return isNew;
  });
}
