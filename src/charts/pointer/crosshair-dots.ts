import type { Picture } from '../picture';
import type { ShapeSeries } from '../shape/shape';
import { yOf } from '../layout/y-scale';

/** Where the crosshair meets a line. */
export interface CrosshairDot {
  readonly key: string;
  readonly yPx: number;
  /** Name of a custom property. */
  readonly colour: string;
}

/** More dots than this on one crosshair hide what they mark. */
const MOST_DOTS = 8;

/**
 * The dots of a chart under the pointer: of its lines, of many only the one near the pointer. The edge of a layer is no
 * value, and the mean no line to read from.
 */
export function crosshairDots(
  picture: Picture,
  index: number,
  near: ShapeSeries | undefined,
): CrosshairDot[] {
  const lines = picture.series.filter((s) => s.isShown && s.series.role !== 'mean' && s.floor === null);
  return dotsOf(picture, index, lines.length <= MOST_DOTS ? lines : lines.filter((s) => s === near));
}

/** The dots of these lines, where they have a value. */
export function dotsOf({ box, y }: Picture, index: number, lines: readonly ShapeSeries[]): CrosshairDot[] {
  return lines.flatMap(({ series, drawn, floor, stroke }) => {
    const place = drawn[index] ?? null;
    if (place === null || floor !== null) return [];
    return [{ key: series.key, yPx: yOf(box, y, place), colour: stroke.colour }];
  });
}
