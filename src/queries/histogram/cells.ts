import type { Buckets } from './buckets';
import { BucketsAt } from './buckets-at';
import type { Repair } from './repair';
import { SamplesBuilder, type Samples } from '../samples';

/** What a heatmap draws: observations per second in each bucket by itself, not cumulative. */
export interface Cells {
  /** Upper bounds, ascending, each once; +Infinity last where it is exported. */
  readonly bounds: readonly number[];
  /** One column for each bound, in the unit of the buckets; never below 0. */
  readonly counts: readonly Samples[];
}

/**
 * The count of each bucket by itself, after the server's repair. A bucket without a sample at a point has no cell there, and
 * what it would hold lies in the next cell above. NaN where a count is NaN, or where both are infinite.
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
