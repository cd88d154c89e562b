import { fleetKey } from '../../../lib/rank-labels';
import type { RankRow } from './rank-rows';

/**
 * The expected ranks that did not report, by number. Empty unless the rows show clearly which ranks are missing: one model
 * in one job and place, each number once, all of them below `expected`.
 * @param expected how many ranks should be up; null when it is not configured
 */
export function missingRanks(rows: readonly RankRow[], expected: number | null): RankRow[] {
  const first = rows[0];
  if (expected === null || !first || rows.length >= expected) return [];
  const numbers = new Set(rows.map(({ engine }) => (engine === '' ? NaN : Number(engine))));
  const isPlain = [...numbers].every((n) => Number.isInteger(n) && n >= 0 && n < expected);
  if (!isPlain || numbers.size < rows.length || rows.some((row) => fleetKey(row) !== fleetKey(first)))
    return [];
  return Array.from({ length: expected }, (_, number) => number)
    .filter((number) => !numbers.has(number))
    .map((number) => ({
      key: `missing|${number}`,
      model: first.model,
      job: first.job,
      instance: '',
      place: first.place,
      engine: String(number),
      state: 'missing',
      cells: first.cells.map(() => null),
    }));
}
