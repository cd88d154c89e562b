import type { Frame } from '../../lib/frame';
import { extentOf } from './extent';
import { ghostsByKey, presentSeries } from './ghosts';
import { isOverStack, seriesOrder } from './series-order';
import { layerFill } from '../style/fills';
import { strokeOf } from '../style/strokes';
import { ghostLineOf, lineOf } from './series-lines';
import type { Shape, ShapeArea, ShapeSeries } from './shape';
import { stackLayers } from './stack';

/**
 * Stacked layers with lines over them. Hidden layers take no room. The chart draws no ghost of a layer: its position depends on
 * the layers below it.
 */
export function stackShape(frame: Frame, hidden: ReadonlySet<string>, length: number): Shape {
  const present = presentSeries(frame);
  const ghosts = ghostsByKey(frame);
  const stacked = present.filter((s) => !isOverStack(s) && !hidden.has(s.key));
  const layers = stackLayers(
    stacked.map((s) => s.values),
    length,
  );
  const layerOf = new Map(stacked.map((s, i) => [s.key, layers[i]]));
  const series = seriesOrder(present, 'stack').map((s): ShapeSeries => {
    const isShown = !hidden.has(s.key);
    const layer = layerOf.get(s.key);
    const place = { drawn: layer?.top ?? s.values, floor: layer?.floor ?? null };
    return {
      series: s,
      stroke: strokeOf(s, 'stack'),
      isShown,
      isDrawn: isShown,
      ...place,
      ghost: ghosts.get(s.key) ?? null,
    };
  });
  const over = series.filter((s) => isOverStack(s.series));
  // the edge of a layer covers the edge of an empty layer above it
  const lines = [...series.filter((s) => !isOverStack(s.series)), ...over].map(lineOf);
  const overGhosts = over.flatMap((s) => ghostLineOf(s, hidden));
  const all = [...overGhosts, ...lines];
  const shown = all.filter((line) => line.isShown);
  return {
    series,
    lines: all,
    areas: series.flatMap(areaOf),
    heat: null,
    band: null,
    total: layers.at(-1)?.top ?? null,
    extent: extentOf(layers.length > 0 ? [...shown, { values: layers[0]?.floor ?? [] }] : shown),
  };
}

const areaOf = ({ series, stroke, drawn, floor }: ShapeSeries): ShapeArea[] =>
  floor === null ? [] : [{ colour: stroke.colour, fill: layerFill(series.role), low: floor, high: drawn }];
