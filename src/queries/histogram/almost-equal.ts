const SMALLEST_NORMAL = 2.2250738585072014e-308;

/**
 * True when two numbers differ by less than `epsilon` times the sum of their magnitudes; NaN equals NaN. Where one of them
 * is zero the difference must be below `epsilon` times the smallest normal float.
 * @see https://github.com/prometheus/prometheus/blob/main/util/almost/almost.go
 */
export function almostEqual(a: number, b: number, epsilon: number): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  const sum = Math.abs(a) + Math.abs(b);
  const difference = Math.abs(a - b);
  if (a === 0 || b === 0 || sum < SMALLEST_NORMAL) return difference < epsilon * SMALLEST_NORMAL;
  return difference / Math.min(sum, Number.MAX_VALUE) < epsilon;
}
