import type { RankRow } from './rank-rows';

/**
 * The ranks that are expected and were not seen, by number. Only where what was seen leaves no doubt which they are:
 * one model, each number once, all of them below `expected`; else none.
 * @param expected how many ranks should be up, or null where nobody said
 */
export function missingRanks(rows: readonly RankRow[], expected: number | null): RankRow[] {
  const first = rows[0];
  if (expected === null || !first || rows.length >= expected) return [];
  const numbers = new Set(rows.map(({ engine }) => (engine === '' ? NaN : Number(engine))));
  const isPlain = [...numbers].every((n) => Number.isInteger(n) && n >= 0 && n < expected);
  if (!isPlain || numbers.size < rows.length || rows.some(({ model }) => model !== first.model)) return [];
  return Array.from({ length: expected }, (_, number) => number)
    .filter((number) => !numbers.has(number))
    .map((number) => ({
      key: `missing|${number}`,
      model: first.model,
      instance: '',
      engine: String(number),
      state: 'missing',
      cells: first.cells.map(() => null),
    }));
}
