import { gridLength, type Grid } from '../../lib/frame';
import type { Labels } from '../../lib/labels';
import type { PlaceLabels } from '../../lib/place-labels';
import { RANK_LABELS, rankKeyOfSeries, TARGET_LABELS } from '../../lib/rank-labels';
import type { Slo } from '../../lib/reading';
import { targetKey } from '../target-key';
import {
  CAPACITY_BUCKETS,
  CAPACITY_METERS,
  CAPACITY_TARGET_METERS,
  type CapacityMeter,
} from './capacity-meters';
import { QUANTILE_LABEL } from './capacity-query';
import type { LongSeries } from './capacity-samples';
import { markLoneRestarts } from './lone-restarts';
import { summedMinutes, type Minutes } from './minutes';
import { rankMinutes, type GoalBucket } from './rank-minutes';

/** The minutes of one rank. */
export interface RankOfModel {
  readonly key: string;
  readonly labels: Labels;
  readonly minutes: Minutes;
}

/** The minutes of a model, and of each of its ranks. */
export interface ModelMinutes {
  readonly model: string;
  readonly minutes: Minutes;
  readonly ranks: readonly RankOfModel[];
}

const PREFIX = 'lmdeploy:';

const only = (labels: Labels, names: readonly string[]): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => names.includes(name)));

/** The values of a rank or a target by name; of a bucket by name and bound. */
type Own = Map<string, LongSeries>;

/**
 * Sorts samples by model and rank.
 * @param samples the series of `samplesQuery`, on all points of the grid
 * @param quantiles the series of `quantilesQuery`
 * @param pause lets the browser do other work, after each rank
 */
export async function modelsOf(
  grid: Grid,
  samples: readonly LongSeries[],
  quantiles: readonly LongSeries[],
  places: PlaceLabels,
  slo: Slo,
  pause: () => Promise<void>,
): Promise<ModelMinutes[]> {
  const ranks = new Map<string, { readonly labels: Labels; readonly own: Own }>();
  const targets = new Map<string, Own>();
  const keyOfTarget = (labels: Labels): string =>
    targetKey(only(labels, [...TARGET_LABELS, ...places.ofTarget]));
  for (const series of samples) {
    const name = series.labels['__name__'] ?? '';
    if (name.startsWith(PREFIX)) {
      const labels = only(series.labels, [...RANK_LABELS, ...places.ofRank]);
      const key = rankKeyOfSeries(labels);
      const rank = ranks.get(key) ?? { labels, own: new Map<string, LongSeries>() };
      ranks.set(key, rank);
      rank.own.set(`${name.slice(PREFIX.length)} ${series.labels['le'] ?? ''}`, series);
    } else {
      const key = keyOfTarget(series.labels);
      const own = targets.get(key) ?? new Map<string, LongSeries>();
      targets.set(key, own.set(name, series));
    }
  }
  const latencies = new Map<string, Float64Array>();
  for (const { labels, values } of quantiles) {
    const { [QUANTILE_LABEL]: latency = '', ...rest } = labels;
    const of = latency.startsWith('model-') ? (rest['model_name'] ?? '') : rankKeyOfSeries(rest);
    latencies.set(`${latency} ${of}`, values);
  }
  const unknown = new Float64Array(gridLength(grid)).fill(NaN);
  const latencyOf = (latency: string, of: string): Float64Array =>
    latencies.get(`${latency} ${of}`) ?? unknown;
  const models = new Map<string, RankOfModel[]>();
  for (const [key, { labels, own }] of ranks) {
    const target = targets.get(keyOfTarget(labels));
    const meters = {
      ...valuesOf(CAPACITY_METERS, (name) => own.get(`${name} `)?.values ?? unknown),
      ...valuesOf(CAPACITY_TARGET_METERS, (name) => target?.get(name)?.values ?? unknown),
    } as Record<CapacityMeter, Float64Array>;
    const buckets = valuesOf(CAPACITY_BUCKETS, (name) => bucketsOf(own, name));
    const minutes = rankMinutes(
      grid,
      { meters, buckets, ttftS: latencyOf('ttft', key), itlS: latencyOf('itl', key) },
      slo,
    );
    const model = labels['model_name'] ?? '';
    models.set(model, [...(models.get(model) ?? []), { key, labels, minutes }]);
    await pause();
  }
  return [...models]
    .map(([model, own]): ModelMinutes => {
      const [first] = own;
      markLoneRestarts(own.map((rank) => rank.minutes));
      const endsS = first?.minutes.endsS ?? new Float64Array(0);
      const minutes = summedMinutes(
        endsS,
        grid.stepS,
        own.map((rank) => rank.minutes),
        {
          ttftS: latencyOf('model-ttft', model).subarray(1),
          itlS: latencyOf('model-itl', model).subarray(1),
        },
      );
      return { model, minutes, ranks: own };
    })
    .sort((a, b) => (a.model < b.model ? -1 : 1));
}

const valuesOf = <K extends string, V>(
  names: Readonly<Record<K, string>>,
  valueOf: (name: string) => V,
): Record<K, V> =>
  Object.fromEntries(Object.entries<string>(names).map(([key, name]) => [key, valueOf(name)])) as Record<
    K,
    V
  >;

function bucketsOf(own: Own, name: string): GoalBucket[] {
  return [...own]
    .filter(([key]) => key.startsWith(`${name} `))
    .map(([, { labels, values }]) => ({
      le: labels['le'] === '+Inf' ? Infinity : Number(labels['le']),
      values,
    }))
    .sort((a, b) => a.le - b.le);
}
