import { bucketsOf, type Buckets } from '../../src/queries/histogram/buckets';
import { BucketsAt } from '../../src/queries/histogram/buckets-at';
import { mean } from '../../src/queries/histogram/histogram-mean';
import { histogramReading } from '../../src/queries/histogram/histogram-reading';
import type { Series } from '../../src/queries/matrix';
import { bindTemplate, type Binding } from '../../src/queries/binding';
import { promqlOf } from '../../src/queries/promql';
import { quantiles } from '../../src/queries/histogram/quantile';
import { PART } from '../../src/queries/fused-exprs';
import type { Repair } from '../../src/queries/histogram/repair';
import { hasSample, type Samples } from '../../src/queries/samples';
import { shareWithin } from '../../src/queries/histogram/share-within';
import { statisticsOf, type Statistic } from '../../src/queries/histogram/statistics';
import { Random } from '../simulator/random';
import { oneOf } from './draw';
import type { DrawnHistogram } from './draw-histogram';
import { observations } from './observations';

/** One statistic, asked of the server and worked out from the buckets that it sent. */
export interface Comparison {
  readonly key: string;
  readonly promql: string;
  /** Null where there is no sample at all. */
  readonly ours: (read: ReadHistogram) => Samples | null;
  /** False at a point at which the two do not mean the same. */
  readonly isMeant?: (read: ReadHistogram, index: number) => boolean;
}

/** What one question gave of a histogram. */
export interface ReadHistogram {
  readonly series: readonly Series[];
  readonly buckets: Buckets;
  /** Points of the grid. */
  readonly length: number;
  readonly repair: Repair;
}

export function readHistogram(series: readonly Series[], length: number, repair: Repair): ReadHistogram {
  const buckets = bucketsOf(
    series
      .filter(({ labels }) => labels[PART] === undefined)
      .map(({ labels, samples }) => ({ le: labels['le'] ?? '', samples })),
  );
  return { series, buckets, length, repair };
}

/** Of no consequence for what is compared. */
const STEP_S = 10;

/** All that is compared of a histogram. @param hasFraction true for a server whose histogram_fraction takes classic buckets */
export function comparisonsOf(
  { name, bounds }: DrawnHistogram,
  binding: Binding,
  hasFraction: boolean,
): Comparison[] {
  const random = new Random(bounds.length, name);
  const buckets = bindTemplate(`sum by (le) (rate(${name}_bucket{$selector}[$window]))`, binding);
  const rateOf = (suffix: string): string => `sum(rate(${name}_${suffix}[${windowOf(binding)}]))`;
  const rateOfBound = (les: readonly string[]): string =>
    rateOf(`bucket{le=~"${les.map((le) => le.replaceAll('+', '[+]').replaceAll('.', '[.]')).join('|')}"}`);

  const guarded: Statistic[] = [
    ...[0.5, 0.9, 0.95, 0.99].map((q) => ({ kind: 'quantile', histogram: name, q }) as const),
    { kind: 'mean', histogram: name },
  ];
  const plain = [0, 0.95, 1, random.next(), ...(random.chance(0.1) ? [-0.1, 1.1, NaN] : [])];
  const list: Comparison[] = [
    ...guarded.map((statistic) => ({
      key: `guarded ${statistic.kind === 'quantile' ? statistic.q : 'mean'}`,
      promql: promqlOf(statistic, binding),
      ours: ({ series, length, repair }: ReadHistogram) =>
        statisticsOf([statistic], () => histogramReading(series, length, repair), binding.slo, STEP_S)[0]?.[0]
          ?.samples ?? null,
    })),
    ...plain.map((q) => ({
      key: `quantile ${q}`,
      promql: `histogram_quantile(${q}, ${buckets})`,
      ours: ({ buckets: of, length, repair }: ReadHistogram) => quantiles(of, [q], length, repair)[0] ?? null,
    })),
    {
      key: 'observations',
      promql: rateOfBound(['+Inf', 'Inf']),
      ours: ({ buckets: of, length }) => observations(of, length),
    },
    {
      key: 'mean by the +Inf bucket',
      promql: `${rateOf('sum')} / (${rateOfBound(['+Inf', 'Inf'])} > 0)`,
      ours: ({ series, buckets: of, length }) => {
        const sum = series.find(({ labels }) => labels[PART] === 'sum');
        return sum ? mean(sum.samples, observations(of, length)) : null;
      },
    },
  ];

  const finite = bounds.filter(({ bound }) => Number.isFinite(bound));
  const [first, ...more] = finite;
  if (!first) return list;
  const at = oneOf(random, [first, ...more]);
  list.push({
    key: `share within the bound ${at.bound}`,
    promql: `${rateOfBound(at.les)} / ${rateOfBound(['+Inf', 'Inf'])}`,
    ours: ({ buckets: of, length, repair }) => shareWithin(of, at.bound, length, repair),
    isMeant: (read, i) => isUnmended(read, i, at.bound),
  });
  const k = Math.floor(random.next() * more.length);
  const [lower, upper] = [finite[k], finite[k + 1]];
  if (hasFraction && lower && upper) {
    const threshold = lower.bound + (upper.bound - lower.bound) * random.next();
    list.push({
      key: `share within ${threshold}`,
      promql: `histogram_fraction(-Inf, ${threshold}, ${buckets})`,
      ours: ({ buckets: of, length, repair }) => shareWithin(of, threshold, length, repair),
      isMeant: (read, i) => isUnmended(read, i, lower.bound) && isInRange(read, i, threshold - lower.bound),
    });
  }
  return list;
}

const windowOf = (binding: Binding): string => bindTemplate('$window', binding);

/**
 * True where all counts are as they were sent, and the buckets of `bound` and of +Inf are there. The server mends for
 * quantiles only: its division and its histogram_fraction take the buckets as they are.
 */
function isUnmended({ buckets, repair }: ReadHistogram, index: number, bound: number): boolean {
  const at = new BucketsAt(buckets.bounds.length);
  at.read(buckets, index, repair);
  let isBoundThere = false;
  for (let b = 0; b < at.length; b++) {
    let sent = 0;
    for (const [i, samples] of buckets.counts.entries()) {
      if (buckets.bounds[i] === at.bounds[b] && hasSample(samples, index))
        sent += samples.values[index] ?? NaN;
    }
    if (Math.abs(sent - (at.counts[b] ?? NaN)) > 1e-13 * sent || Number.isNaN(sent)) return false;
    if (at.bounds[b] === bound) isBoundThere = true;
  }
  return isBoundThere && at.isComplete;
}

/** True where a count times a width is a float: histogram_fraction multiplies before it divides. */
function isInRange({ buckets, length }: ReadHistogram, index: number, width: number): boolean {
  const total = observations(buckets, length).values[index] ?? NaN;
  return total === 0 || (total * width > 1e-290 && total * width < Infinity);
}
