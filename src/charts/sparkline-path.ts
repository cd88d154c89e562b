/** SVG paths in a box of 100 by 100, y downwards. The box is stretched to the size of the sparkline. */
interface SparklinePath {
  /** The line, interrupted at gaps. */
  readonly line: string;
  /** The last value, as a path without length that a round line cap turns into a dot; empty without one. */
  readonly dot: string;
}

const SIZE = 100;

/** The y position of the line when all values are equal. */
const FLAT_Y = 50;

/**
 * The paths of a sparkline. Its axis goes from the lowest value at the bottom to the highest at the top.
 * @param isLastApart true when the last value is no point of the line, as a mean over a longer time: a dot alone shows it
 */
export function sparklinePath(values: readonly (number | null)[], isLastApart = false): SparklinePath {
  const numbers = values.filter((v) => v !== null);
  const low = numbers.reduce((least, v) => Math.min(least, v), Infinity);
  const high = numbers.reduce((most, v) => Math.max(most, v), -Infinity);
  // halves, because the difference of extreme numbers may be infinite
  const halfSize = high / 2 - low / 2;
  const stepX = values.length > 1 ? SIZE / (values.length - 1) : 0;
  const firstX = values.length > 1 ? 0 : SIZE;
  // Not toFixed, which takes ten times as long: twelve sparklines are drawn at each refresh.
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
    dot = `M${point}h0`;
    if (isLastApart && i === values.length - 1) return;
    // a point between two gaps is a path without length, which the round line cap shows
    line += isInside ? `L${point}` : `M${point}L${point}`;
    isInside = true;
  });
  return { line, dot: isLastApart && (values.at(-1) ?? null) === null ? '' : dot };
}
