import { latestIndexOf, type Frame } from '../../lib/frame';
import { ghostsByKey, presentSeries } from './ghosts';
import { heatLevels } from './heat-levels';
import { heatRows, rowPlace, type HeatRows } from './heat-rows';
import { HALO, strokeOf } from '../style/strokes';
import type { Shape, ShapeLine, ShapeSeries } from './shape';
import type { LineValues } from './line-values';
import { lineOf } from './series-lines';

/** A heatmap: cells, with lines over them, each on a halo; null without observations. Ghosts are not drawn: they would not stand out from the cells. */
export function heatShape(frame: Frame, hidden: ReadonlySet<string>, length: number): Shape | null {
  const { cells } = frame;
  const rows = cells === undefined ? null : heatRows(cells);
  if (cells === undefined || rows === null) return null;
  const ghosts = ghostsByKey(frame);
  const series = presentSeries(frame).map((s): ShapeSeries => {
    const isShown = !hidden.has(s.key);
    return {
      series: s,
      stroke: strokeOf(s, 'heatmap'),
      isShown,
      isDrawn: isShown,
      drawn: placesOf(rows, s.values),
      floor: null,
      ghost: ghosts.get(s.key) ?? null,
    };
  });
  const lines = series.flatMap((one): ShapeLine[] => {
    const line = lineOf(one);
    return [{ ...line, key: `${line.key} halo`, stroke: HALO }, line];
  });
  const columns = latestIndexOf(frame.grid) ?? length;
  const heat = { cells, rows, columns, levels: heatLevels(cells, rows, columns) };
  return { series, lines, areas: [], heat, band: null, total: null, extent: null };
}

const placesOf = (rows: HeatRows, values: LineValues): LineValues =>
  values.map((value) => (value === null ? null : rowPlace(rows, value)));
