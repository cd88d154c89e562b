/** How often something happens in a window, at a measure of its load. */
export interface Occasion {
  readonly x: number;
  /** How often it could have happened, above 0. */
  readonly count: number;
  /** How often it did. */
  readonly happened: number;
}

/** Where a growing share reaches a value: `at`, with its standard error; both in units of x. */
export interface Crossing {
  readonly at: number;
  readonly error: number;
}

const MOST_ROUNDS = 40;
/** A first guess may be far off: a round moves a logarithm by at most this. */
const LONGEST_STEP = 2;
const CLOSE_ENOUGH = 1e-8;

/**
 * Fits a share that grows by a constant factor with each unit of x, ln(share) = a + b·x, and reads where it reaches `share`. The fit is
 * by quasi-likelihood for counts: windows count by what is expected of them, and the spread around the curve, where it is larger than
 * that of independent events, widens the error.
 * @param overlap how many of the occasions share one event: neighbouring windows that overlap say the same again
 * @returns null where the share does not grow with x, or the fit finds no curve
 */
export function crossingOf(occasions: readonly Occasion[], share: number, overlap: number): Crossing | null {
  const total = occasions.reduce((sum, { count }) => sum + count, 0);
  const happened = occasions.reduce((sum, one) => sum + one.happened, 0);
  if (!(happened > 0) || occasions.length < 3) return null;
  const middle = occasions.reduce((sum, { x }) => sum + x, 0) / occasions.length;
  let [level, slope] = [Math.log(happened / total), 0];
  const expected = ({ x, count }: Occasion): number => count * Math.exp(level + slope * (x - middle));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { s0, s1, s2, determinant } = momentsOf(occasions, expected, middle);
    if (!(determinant > 0)) return null;
    let [residual, leaning] = [0, 0];
    for (const one of occasions) {
      const difference = one.happened - expected(one);
      residual += difference;
      leaning += difference * (one.x - middle);
    }
    const up = (s2 * residual - s1 * leaning) / determinant;
    const steeper = (s0 * leaning - s1 * residual) / determinant;
    const part = Math.min(1, LONGEST_STEP / Math.max(Math.abs(up), Number.MIN_VALUE));
    level += part * up;
    slope += part * steeper;
    if (Math.abs(up) + Math.abs(steeper) < CLOSE_ENOUGH) break;
  }
  if (!(slope > 0)) return null;
  const { s0, s1, s2, determinant } = momentsOf(occasions, expected, middle);
  const spread = occasions.reduce((sum, one) => sum + (one.happened - expected(one)) ** 2 / expected(one), 0);
  const excess = overlap * Math.max(1, spread / (occasions.length - 2));
  const beyond = (Math.log(share) - level) / slope;
  const variance = (excess * (s2 - 2 * beyond * s1 + beyond ** 2 * s0)) / determinant;
  const error = Math.sqrt(variance) / slope;
  return Number.isFinite(beyond + error) ? { at: middle + beyond, error } : null;
}

/** Sums of the expected counts, and of them times the distance to the middle and its square. */
function momentsOf(
  occasions: readonly Occasion[],
  expected: (one: Occasion) => number,
  middle: number,
): { readonly s0: number; readonly s1: number; readonly s2: number; readonly determinant: number } {
  let [s0, s1, s2] = [0, 0, 0];
  for (const one of occasions) {
    const [count, distance] = [expected(one), one.x - middle];
    s0 += count;
    s1 += count * distance;
    s2 += count * distance ** 2;
  }
  return { s0, s1, s2, determinant: s0 * s2 - s1 ** 2 };
}
