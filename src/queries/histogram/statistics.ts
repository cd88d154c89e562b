import type { BurnReading, Slo, StatisticReading } from '../../lib/reading';
import { cells } from './cells';
import { goodput, keptShare } from './goal-columns';
import { mean, whereCounted } from './histogram-mean';
import type { HistogramReading } from './histogram-reading';
import { quantiles } from './quantile';
import type { Series } from '../matrix';
import { isBlank, type Samples } from '../samples';

/** A reading that is computed from histograms. */
export type Statistic = StatisticReading;

/** What statistics are made of. */
interface Sources {
  /** The parts of a histogram that one of the statistics needs. */
  readonly readingOf: (histogram: string) => HistogramReading;
  /** The burn rate of a reading, which needs more than one histogram on one grid; null: it has none. */
  readonly burnOf: (burn: BurnReading) => Samples | null;
}

/** True for a statistic that needs more than the sum and the count. */
export const needsBuckets = ({ kind }: Statistic): boolean => kind !== 'mean' && kind !== 'count';

/**
 * Computes statistics from the results of histograms. Quantiles, means and shares equal what Prometheus gives for their
 * PromQL, and have no sample where no request was counted.
 * @param slo goals in the unit of the buckets
 * @returns the lines of each statistic, none where it has no sample. The lines of `cells` have the upper bound in `le`;
 *   other lines have no labels.
 * @see https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile
 */
export function statisticsOf(statistics: readonly Statistic[], sources: Sources, slo: Slo): Series[][] {
  const { readingOf } = sources;
  const quantileOf = quantilesOf(statistics, readingOf);
  return statistics.map((statistic) => {
    if (statistic.kind === 'cells') return cellLines(readingOf(statistic.histogram));
    const samples =
      statistic.kind === 'quantile'
        ? quantileOf(statistic.histogram, statistic.q)
        : samplesOf(statistic, sources, slo);
    return samples && !isBlank(samples) ? [{ labels: {}, samples }] : [];
  });
}

function samplesOf(
  statistic: Exclude<Statistic, { kind: 'quantile' | 'cells' }>,
  { readingOf, burnOf }: Sources,
  slo: Slo,
): Samples | null {
  switch (statistic.kind) {
    case 'mean': {
      const { sum, count } = readingOf(statistic.histogram);
      return sum && count && mean(sum, count);
    }
    case 'count':
      return readingOf(statistic.histogram).count;
    case 'share':
      return keptShare(readingOf(statistic.histogram), slo[statistic.within]);
    case 'burn':
      return burnOf(statistic);
    case 'goodput': {
      const kept = statistic.goals.map((goal) => keptShare(readingOf(goal.histogram), slo[goal.within]));
      const { count } = readingOf(statistic.count);
      const known = kept.filter((samples) => samples !== null);
      return count && known.length === kept.length ? goodput(known, count, statistic.edge) : null;
    }
  }
}

/** All quantiles of a histogram in one walk over its buckets. */
function quantilesOf(
  statistics: readonly Statistic[],
  readingOf: (histogram: string) => HistogramReading,
): (histogram: string, q: number) => Samples | null {
  const found = new Map<string, Samples | null>();
  const wanted = new Map<string, Set<number>>();
  for (const statistic of statistics) {
    if (statistic.kind !== 'quantile') continue;
    const { histogram, q } = statistic;
    wanted.set(histogram, (wanted.get(histogram) ?? new Set()).add(q));
  }
  for (const [histogram, of] of wanted) {
    const { buckets, count, length, repair } = readingOf(histogram);
    const qs = [...of];
    const columns = quantiles(buckets, qs, length, repair);
    for (const [i, q] of qs.entries()) {
      const column = columns[i];
      found.set(`${q} ${histogram}`, column && count ? whereCounted(column, count) : null);
    }
  }
  return (histogram, q) => found.get(`${q} ${histogram}`) ?? null;
}

/** The cells at the points with observations. */
function cellLines({ buckets, les, count, length, repair }: HistogramReading): Series[] {
  if (!count) return [];
  const { bounds, counts } = cells(buckets, length, repair);
  const lines = bounds.flatMap((bound, i) => {
    const samples = counts[i];
    const le = bound === Infinity ? '+Inf' : (les.find((label) => Number(label) === bound) ?? String(bound));
    return samples ? [{ labels: { le }, samples: whereCounted(samples, count) }] : [];
  });
  return lines.every(({ samples }) => isBlank(samples)) ? [] : lines;
}
