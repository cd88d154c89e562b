import type { Column } from '../../../lib/column';
import { BucketsAt } from '../../../queries/histogram/buckets-at';
import { bucketsOf } from '../../../queries/histogram/buckets';
import { quantileAt } from '../../../queries/histogram/quantile';
import { shareAt } from '../../../queries/histogram/share-within';

/** The histogram of one model over the window of its reading. */
export interface ModelHistogram {
  /** Observations per second. */
  readonly rate: number;
  /** In the unit of the buckets; null where it is not known. Equal to `histogram_quantile`. */
  readonly quantile: (q: number) => number | null;
  /** The share of observations up to a threshold, 0 to 1; null where it is not known. */
  readonly shareWithin: (threshold: number) => number | null;
}

const numberOf = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The histograms of a reading by `le` and `model_name`, at its only point, by model. */
export function modelHistograms(columns: readonly Column[]): ReadonlyMap<string, ModelHistogram> {
  const byModel = new Map<string, Column[]>();
  for (const column of columns) {
    const model = column.labels['model_name'] ?? '';
    const known = byModel.get(model);
    if (known) known.push(column);
    else byModel.set(model, [column]);
  }
  return new Map([...byModel].map(([model, own]) => [model, histogramOf(own)]));
}

function histogramOf(columns: readonly Column[]): ModelHistogram {
  const buckets = bucketsOf(
    columns.map(({ labels, values }) => ({
      le: labels['le'] ?? '',
      samples: { values: Float64Array.of(values.at(-1) ?? NaN), nanAt: null },
    })),
  );
  const at = new BucketsAt(buckets.bounds.length);
  at.read(buckets, 0, 'small-deltas');
  return {
    rate: at.counts[at.length - 1] ?? 0,
    quantile: (q) => numberOf(quantileAt(at, q)),
    shareWithin: (threshold) => numberOf(shareAt(at, threshold)),
  };
}
