import type { Column } from '../../lib/column';
import { lastValue } from '../../lib/frame';
import type { GroupResult } from '../../session/group-result';

/** An older value is not one of now. */
const FRESH_S = 300;

/**
 * The value of a reading at the end of the range: that at the latest point, or null when it has none there. A result without
 * a latest point has small steps: its last value of the last five minutes.
 * @param index of the reading in its group
 */
export function currentValue({ grid, results, latest }: GroupResult, index: number): number | null {
  const valuesOf = (column: Column | undefined): readonly (number | null)[] =>
    column?.levels?.sampled ?? column?.values ?? [];
  const end = latest?.results[index];
  if (end) return lastValue(valuesOf(end.columns[0]));
  const fresh = Math.max(2, Math.ceil(FRESH_S / grid.stepS));
  return lastValue(valuesOf(results[index]?.columns[0]).slice(-fresh));
}
