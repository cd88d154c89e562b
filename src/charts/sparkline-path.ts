/** Paths in a box of 100 by 100 that is stretched over its place, y downwards. */
export interface SparklinePath {
  /** Stretches of values, with a gap between them. */
  readonly line: string;
  /** The last value as a path of no length, which a round cap makes a dot; empty without a value. */
  readonly dot: string;
}

const SIZE = 100;

/** Where the line lies when all values are the same. */
const FLAT_Y = 50;

/** A column as a tiny line over its own range, from the lowest value at the bottom to the highest at the top. */
export function sparklinePath(values: readonly (number | null)[]): SparklinePath {
  const numbers = values.filter((v) => v !== null);
  const low = numbers.reduce((least, v) => Math.min(least, v), Infinity);
  const high = numbers.reduce((most, v) => Math.max(most, v), -Infinity);
  // halves, as the difference of two extreme numbers may be infinite
  const halfSize = high / 2 - low / 2;
  const stepX = values.length > 1 ? SIZE / (values.length - 1) : 0;
  const firstX = values.length > 1 ? 0 : SIZE;
  // Not toFixed: twelve of these are drawn anew at each refresh, and it takes ten times as long.
  const short = (n: number): string => String(Math.round(n * 10) / 10);
  let line = '';
  let dot = '';
  let isInside = false;
  values.forEach((value, i) => {
    if (value === null) {
      isInside = false;
      return;
    }
    const y = halfSize > 0 ? SIZE - ((value / 2 - low / 2) / halfSize) * SIZE : FLAT_Y;
    const point = `${short(firstX + i * stepX)} ${short(y)}`;
    // a stretch of one point is a path of no length, which the round cap shows
    line += isInside ? `L${point}` : `M${point}L${point}`;
    dot = `M${point}h0`;
    isInside = true;
  });
  return { line, dot };
}
