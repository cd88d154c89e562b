import type { Buckets } from './buckets';
import { BucketsAt } from './buckets-at';
import type { Repair } from './repair';
import { SamplesBuilder, type Samples } from '../samples';

/** What a heatmap draws: observations per second in each bucket alone, not cumulative. */
export interface Cells {
  /** Upper bounds, ascending, each once; +Infinity last where it is exported. */
  readonly bounds: readonly number[];
  /** One column for each bound: observations per second, 0 or more. */
  readonly counts: readonly Samples[];
}

/**
 * The count of each bucket alone, after the repair. A bucket without a sample at a point has no cell there; its observations
 * are in the next cell above. A cell is NaN where its count or the count below is NaN, or where both are infinite.
 * @param length points of the grid
 */
export function cells(buckets: Buckets, length: number, repair: Repair): Cells {
  const bounds = [...new Set(buckets.bounds)];
  const columns = bounds.map(() => new SamplesBuilder(length));
  const at = new BucketsAt(buckets.bounds.length);
  for (let i = 0; i < length; i++) {
    at.read(buckets, i, repair);
    let below = 0;
    let row = 0;
    for (let b = 0; b < at.length; b++) {
      while (bounds[row] !== at.bounds[b]) row += 1;
      const count = at.counts[b] ?? NaN;
      columns[row]?.set(i, Math.max(0, count - below));
      below = count;
    }
  }
  return { bounds, counts: columns.map((column) => column.build()) };
}
