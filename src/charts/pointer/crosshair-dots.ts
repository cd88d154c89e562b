import type { Picture } from '../picture';
import type { ShapeSeries } from '../shape/shape';
import { yOf } from '../layout/y-scale';

/** A dot where the crosshair crosses a line. */
interface CrosshairDot {
  readonly key: string;
  readonly yPx: number;
  /** Name of a custom property. */
  readonly colour: string;
}

/** More dots than this would hide the lines. */
const MOST_DOTS = 8;

/**
 * The dots of the chart under the pointer: one for each line, or only for the nearest line when there are many. Layers have none,
 * as their edge is not their value, and the mean has none.
 */
export function crosshairDots(
  picture: Picture,
  index: number,
  near: ShapeSeries | undefined,
): CrosshairDot[] {
  const lines = picture.series.filter((s) => s.isShown && s.series.role !== 'mean' && s.floor === null);
  return dotsOf(picture, index, lines.length <= MOST_DOTS ? lines : lines.filter((s) => s === near));
}

/** The dots of these lines at a point of the grid; none at a gap. */
export function dotsOf({ box, y }: Picture, index: number, lines: readonly ShapeSeries[]): CrosshairDot[] {
  return lines.flatMap(({ series, drawn, floor, stroke }) => {
    const place = drawn[index] ?? null;
    if (place === null || floor !== null) return [];
    return [{ key: series.key, yPx: yOf(box, y, place), colour: stroke.colour }];
  });
}
