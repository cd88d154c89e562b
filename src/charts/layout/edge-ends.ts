import type { EdgeLabel } from './edge-labels';
import { MEDIAN } from '../style/strokes';
import type { PlotBox } from './plot-box';
import type { Shape } from '../shape/shape';
import type { LineValues } from '../shape/line-values';
import { MEDIAN_KEY } from '../shape/lines-shape';
import { yOf, type YScale } from './y-scale';

/** A line that stopped in the first three quarters of the range has no end to be named at the right edge. */
const NAMED_FROM = 0.75;

/** A layer that ends lower than this has no room for a leader. */
const LEAST_LAYER_PX = 2;

/** Index of the last number of a column that reaches far enough to be named, or null. */
function endOf(values: LineValues): number | null {
  const index = values.findLastIndex((v) => v !== null);
  return index < 0 || index < (values.length - 1) * NAMED_FROM ? null : index;
}

/**
 * What to name at the right edge, and where: a line at its end, a layer in its middle, many ranks at their median. Among
 * percentiles the mean is known by its dash, and the place is theirs.
 */
export function edgesOf(shape: Shape, box: PlotBox, scale: YScale, medianName: string): EdgeLabel[] {
  const place = (value: number): number =>
    Math.min(box.bottomPx, Math.max(box.topPx, yOf(box, scale, value)));
  const own = shape.series.flatMap(({ series, stroke, isDrawn, drawn, floor }): EdgeLabel[] => {
    const { key, name, shortName, role } = series;
    if (!isDrawn || (role === 'mean' && shape.series.length > 2)) return [];
    const index = endOf(drawn);
    if (index === null) return [];
    const topPx = place(drawn[index] ?? 0);
    const footPx = floor === null ? topPx : place(floor[index] ?? 0);
    if (floor !== null && footPx - topPx < LEAST_LAYER_PX) return [];
    return [{ key, text: shortName ?? name, colour: stroke.colour, yPx: (topPx + footPx) / 2 }];
  });
  const median = shape.band?.median ?? [];
  const index = endOf(median);
  if (index === null) return own;
  return [
    ...own,
    { key: MEDIAN_KEY, text: medianName, colour: MEDIAN.colour, yPx: place(median[index] ?? 0) },
  ];
}
