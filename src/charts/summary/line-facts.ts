import type { GaugeLevels } from '../../lib/column';
import { trendOf, type Trend } from './trend';

interface Moment {
  readonly value: number;
  /** Index of its point in the frame. */
  readonly index: number;
}

/** What a summary says of one line. Values are in the unit of Prometheus. */
export interface LineFacts {
  /** The last value that is not a gap. */
  readonly last: Moment;
  /** The first of the lowest and of the highest values. Of a gauge they are those of all its samples. */
  readonly lowest: Moment;
  readonly highest: Moment;
  /** Number of points with a value. */
  readonly count: number;
  readonly trend: Trend | null;
  /** Share of the points with a value that are above the threshold, 0 to 1; null without a threshold. */
  readonly above: number | null;
  /** Share of all points without a value, 0 to 1. */
  readonly gaps: number;
}

interface Line {
  /** One for each point of the frame; null is a gap. */
  readonly values: readonly (number | null)[];
  readonly levels?: GaugeLevels | undefined;
}

/**
 * The facts about a line; null for a line without a value.
 * @param threshold an upper limit, or null
 */
export function lineFacts({ values, levels }: Line, threshold: number | null): LineFacts | null {
  const last = (levels?.sampled ?? values).findLastIndex((value) => value !== null);
  const highest = extremeOf(values, (value, best) => value > best);
  const lowest = extremeOf(levels?.low ?? values, (value, best) => value < best);
  if (last < 0 || highest === null || lowest === null) return null;
  const present = values.filter((value) => value !== null);
  return {
    last: { value: (levels?.sampled ?? values)[last] ?? highest.value, index: last },
    lowest,
    highest,
    count: present.length,
    trend: trendOf(levels?.sampled ?? values),
    above: threshold === null ? null : present.filter((value) => value > threshold).length / present.length,
    gaps: 1 - present.length / values.length,
  };
}

function extremeOf(
  values: readonly (number | null)[],
  isBetter: (value: number, best: number) => boolean,
): Moment | null {
  let best: Moment | null = null;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? null;
    if (value !== null && (best === null || isBetter(value, best.value))) best = { value, index };
  }
  return best;
}
