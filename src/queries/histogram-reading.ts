import type { Reading } from '../lib/reading';
import { bucketsOf } from './buckets';
import { mean, whereCounted } from './histogram-mean';
import { quantiles } from './quantile';
import type { Repair } from './repair';
import type { Series } from './matrix-text';
import { PART } from './questions';
import { isBlank, type Samples } from './samples';

/** The statistics of one histogram that the readings of a panel want. */
export type Statistic = Extract<Reading, { kind: 'quantile' | 'mean' }>;

const partOf = (series: readonly Series[], name: string): Samples | null =>
  series.find(({ labels }) => labels[PART] === name)?.samples ?? null;

/**
 * Statistics from one reading of a histogram, each equal to what Prometheus answers to its own PromQL: without a
 * sample where no request was counted.
 * @param length points of the grid
 * @returns a column for each statistic, or null where it has no sample at all
 */
export function statisticsOf(
  series: readonly Series[],
  statistics: readonly Statistic[],
  length: number,
  repair: Repair,
): (Samples | null)[] {
  const sum = partOf(series, 'sum');
  const count = partOf(series, 'count');
  const wanted = statistics.flatMap((s) => (s.kind === 'quantile' ? [s.q] : []));
  const buckets = bucketsOf(
    series.flatMap(({ labels, samples }) =>
      labels['le'] === undefined ? [] : [{ le: labels['le'], samples }],
    ),
  );
  const columns = wanted.length > 0 ? quantiles(buckets, wanted, length, repair) : [];
  let next = 0;
  return statistics.map((statistic) => {
    const column = statistic.kind === 'quantile' ? columns[next++] : sum && count ? mean(sum, count) : null;
    if (!column || !count) return null;
    const guarded = statistic.kind === 'quantile' ? whereCounted(column, count) : column;
    return isBlank(guarded) ? null : guarded;
  });
}
