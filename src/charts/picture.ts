import type { Frame } from '../lib/frame';
import type { Marker } from '../lib/marker';
import type { Timezone } from '../lib/timezone';
import { decimalsFor, type Unit } from '../lib/units';
import { edgesOf } from './layout/edge-ends';
import type { EdgeLabel } from './layout/edge-labels';
import { extentOf, largestOf } from './shape/extent';
import { rowPlace } from './shape/heat-rows';
import { rowTicks } from './layout/row-ticks';
import { placeMarkers, type Mark } from './layout/markers-layout';
import { momentText } from './text/moment-text';
import { hasArea } from './style/fills';
import { plotBox, type ChartSize, type PlotBox } from './layout/plot-box';
import { spanOf, type TimeSpan } from './layout/time-span';
import { EMPTY_SHAPE, type Shape } from './shape/shape';
import { timeTicks, type TimeTick } from './layout/time-ticks';
import { yTicks, type YTick } from './layout/y-ticks';
import { yOf, type YScale } from './layout/y-scale';
import { yScaleOf } from './layout/y-scale-of';

/** The data end here: what lies to the right of it is hatched. */
export interface Cut {
  readonly atS: number;
  readonly tone: 'faint' | 'warn';
}

/** `time`: a time axis without data. `baseline`: the lower edge alone. */
export type Axes = 'full' | 'time' | 'baseline';

/** All that the canvas and what lies over it need to know; colours are names. The shape is empty unless the axes are `full`. */
export interface Picture extends Shape {
  readonly axes: Axes;
  readonly unit: Unit;
  readonly timezone: Timezone;
  readonly box: PlotBox;
  readonly span: TimeSpan;
  readonly times: readonly number[];
  /** One line alone, with a tint under it. */
  readonly isArea: boolean;
  /** Of a heatmap its rows: from 0 to how many there are. */
  readonly y: YScale;
  readonly yTicks: readonly YTick[];
  readonly xTicks: readonly TimeTick[];
  /** Its place on the y axis; null where it does not lie inside. */
  readonly threshold: number | null;
  readonly edges: readonly EdgeLabel[];
  readonly marks: readonly Mark[];
  readonly cut: (Cut & { readonly label: string }) | null;
  /** Decimals of every value of the panel. */
  readonly decimals: number;
}

export interface PictureOf {
  readonly frame: Frame;
  /** Of that frame. */
  readonly shape: Shape;
  readonly times: readonly number[];
  readonly unit: Unit;
  readonly isLog: boolean;
  readonly threshold: number | null;
  readonly markers: readonly Marker[];
  /** At the end of the median of many ranks. */
  readonly medianName: string;
  readonly axes: Axes;
  readonly cut: Cut | null;
  readonly size: ChartSize;
  readonly timezone: Timezone;
}

/** Lays a shape out on a chart of a size. Reads each value a few times, copies none. */
export function pictureOf(wish: PictureOf): Picture {
  const { frame, times, unit, axes, timezone } = wish;
  const isFull = axes === 'full';
  const shape = isFull ? wish.shape : EMPTY_SHAPE;
  const box = plotBox(wish.size);
  const span = spanOf(frame);
  const axis = valueAxis(wish, shape, box);
  return {
    ...shape,
    ...axis,
    axes,
    unit,
    timezone,
    box,
    span,
    times,
    isArea: hasArea(shape.series.length) && shape.areas.length === 0 && shape.heat === null && !axis.y.isLog,
    yTicks: isFull ? axis.yTicks : [],
    xTicks:
      axes === 'baseline'
        ? []
        : timeTicks(span, box.rightPx - box.leftPx, timezone, Math.round((56 / 11) * box.fontPx)),
    edges: edgesOf(shape, box, axis.y, wish.medianName),
    marks: axes === 'baseline' ? [] : placeMarkers(wish.markers, span, box),
    cut:
      wish.cut === null || !isFull
        ? null
        : { ...wish.cut, label: momentText(wish.cut.atS, frame.grid, timezone) },
    decimals: decimalsFor(unit, largestOf(extentOf(frame.series))),
  };
}

type ValueAxis = Pick<Picture, 'y' | 'yTicks' | 'threshold'>;

/** Of values, or of the rows of a heatmap. */
function valueAxis(
  { unit, isLog, ...wish }: PictureOf,
  { heat, extent, total }: Shape,
  box: PlotBox,
): ValueAxis {
  const plotHeightPx = box.bottomPx - box.topPx;
  if (heat !== null) {
    const { rows } = heat;
    const place = wish.threshold === null ? null : rowPlace(rows, wish.threshold);
    const isInside = place !== null && place > 0 && place < rows.count;
    return {
      y: { isLog: false, min: 0, max: rows.count, ticks: [] },
      yTicks: rowTicks(rows, unit, isInside ? wish.threshold : null, plotHeightPx, box.fontPx),
      threshold: isInside ? place : null,
    };
  }
  const y = yScaleOf({
    extent,
    unit,
    // parts of a sum have no length on a logarithmic axis
    isLog: isLog && total === null,
    threshold: wish.threshold,
    plotHeightPx,
    fontPx: box.fontPx,
  });
  const isInside = wish.threshold !== null && wish.threshold > y.min && wish.threshold <= y.max;
  const threshold = wish.axes === 'full' && isInside ? wish.threshold : null;
  return { y, threshold, yTicks: yTicks(y.ticks, unit, threshold, (v) => yOf(box, y, v), box.fontPx) };
}

/** Equal for pictures that the same chart can draw: same lines in the same order, on the same kind of axis. */
export const structureOf = ({ lines, isArea, y }: Picture): string =>
  JSON.stringify([y.isLog, isArea, lines.map(({ key, stroke }) => [key, stroke])]);
