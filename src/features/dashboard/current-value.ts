import type { Column } from '../../lib/column';
import { lastValue } from '../../lib/frame';
import type { GroupResult } from '../../session/group-result';

/**
 * What a reading is at the end of the range: its value at the latest point, or null where it has none there. Where the result
 * has no latest point, its last value.
 * @param index of the reading in its group
 */
export function currentValue({ results, latest }: GroupResult, index: number): number | null {
  const valuesOf = (column: Column | undefined): readonly (number | null)[] =>
    column?.levels?.sampled ?? column?.values ?? [];
  const end = latest?.results[index];
  return lastValue(valuesOf((end ?? results[index])?.columns[0]));
}
