import type { EdgeLabel } from './edge-labels';
import { MEDIAN } from '../style/strokes';
import type { PlotBox } from './plot-box';
import type { Shape } from '../shape/shape';
import type { LineValues } from '../shape/line-values';
import { MEDIAN_KEY } from '../shape/lines-shape';
import { yOf, type YScale } from './y-scale';

/** A line gets a name at the right edge when its last value is in the last quarter of the range. */
const NAMED_FROM = 0.75;

/** A layer that is thinner than this at its end gets no name. */
const LEAST_LAYER_PX = 2;

/** Index of the last value of a line, or null when the line ends too early for a name. */
function namedEndOf(values: LineValues): number | null {
  const index = values.findLastIndex((v) => v !== null);
  return index < 0 || index < (values.length - 1) * NAMED_FROM ? null : index;
}

/**
 * The names at the right edge, before they are moved apart: a line is named at its end, a layer in its middle, a band of
 * ranks at its median. The mean is not named beside two or more other lines: its dash identifies it, and they need the
 * room.
 */
export function edgesOf(shape: Shape, box: PlotBox, scale: YScale, medianName: string): EdgeLabel[] {
  const place = (value: number): number =>
    Math.min(box.bottomPx, Math.max(box.topPx, yOf(box, scale, value)));
  const own = shape.series.flatMap(({ series, stroke, isDrawn, drawn, floor }): EdgeLabel[] => {
    const { key, name, shortName, role } = series;
    if (!isDrawn || (role === 'mean' && shape.series.length > 2)) return [];
    const index = namedEndOf(drawn);
    if (index === null) return [];
    const topPx = place(drawn[index] ?? 0);
    const footPx = floor === null ? topPx : place(floor[index] ?? 0);
    if (floor !== null && footPx - topPx < LEAST_LAYER_PX) return [];
    return [{ key, text: shortName ?? name, colour: stroke.colour, yPx: (topPx + footPx) / 2 }];
  });
  const median = shape.band?.median ?? [];
  const index = namedEndOf(median);
  if (index === null) return own;
  return [
    ...own,
    { key: MEDIAN_KEY, text: medianName, colour: MEDIAN.colour, yPx: place(median[index] ?? 0) },
  ];
}
