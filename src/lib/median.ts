/**
 * The median of numbers; of an even count the mean of the two in the middle.
 * @param sorted ascending
 * @returns null for no number
 */
export function medianOf(sorted: ArrayLike<number>): number | null {
  const upper = upperMedianOf(sorted);
  if (upper === null || sorted.length % 2 === 1) return upper;
  return ((sorted[(sorted.length >> 1) - 1] ?? upper) + upper) / 2;
}

/**
 * The median as one of the numbers; of an even count the upper of the two in the middle.
 * @param sorted ascending
 * @returns null for no number
 */
export const upperMedianOf = (sorted: ArrayLike<number>): number | null => sorted[sorted.length >> 1] ?? null;
