import type { Frame } from '../lib/frame';
import type { Marker } from '../lib/marker';
import type { Timezone } from '../lib/timezone';
import { decimalsFor, type Unit } from '../lib/units';
import { edgesOf } from './layout/edge-ends';
import type { EdgeLabel } from './layout/edge-labels';
import { extentOf, largestOf } from './shape/extent';
import type { Mark } from './layout/markers-layout';
import { momentText } from './text/moment-text';
import { hasArea } from './style/fills';
import { plotBox, type ChartSize, type PlotBox } from './layout/plot-box';
import { spanOf, type TimeSpan } from './layout/time-span';
import { EMPTY_SHAPE, type Shape } from './shape/shape';
import { timeTicks, type TimeTick } from './layout/time-ticks';
import { yTicks, type YTick } from './layout/y-ticks';
import type { HeatRows } from './shape/heat-rows';
import type { Ink } from './paint/ink';
import type { Surface } from './paint/surface';
import { yOf, type YScale } from './layout/y-scale';
import { yScaleOf } from './layout/y-scale-of';

/** The end of the data: the plot to its right is hatched. */
export interface Cut {
  readonly atS: number;
  readonly tone: 'faint' | 'warn';
}

/** `time`: only a time axis, without data. `baseline`: only the lower edge. */
export type Axes = 'full' | 'time' | 'baseline';

/** Draws a part of a picture. */
export type Draw = (ctx: Surface, picture: Picture, ink: Ink) => void;

/** What places and draws markers; loaded with the first of them, see marking.ts. */
export interface Marking {
  readonly place: (markers: readonly Marker[], span: TimeSpan, box: PlotBox) => Mark[];
  readonly drawBands: Draw;
  readonly draw: Draw;
}

/** What draws the cells of a heatmap and gives its axis; loaded with the first heatmap, see heating.ts. */
export interface Heating {
  readonly axisOf: (
    rows: HeatRows,
    unit: Unit,
    threshold: number | null,
    plotHeightPx: number,
    fontPx: number,
  ) => ValueAxis;
  readonly newPainter: () => Draw;
}

/** All that is drawn on the canvas and over it. Colours are names of custom properties. The shape is empty unless `axes` is `full`. */
export interface Picture extends Shape {
  readonly axes: Axes;
  readonly unit: Unit;
  readonly timezone: Timezone;
  readonly box: PlotBox;
  readonly span: TimeSpan;
  readonly times: readonly number[];
  /** True when the chart has one line only, with a tint under it. */
  readonly isArea: boolean;
  /** The y axis. That of a heatmap is its rows: from 0 to their number. */
  readonly y: YScale;
  readonly yTicks: readonly YTick[];
  readonly xTicks: readonly TimeTick[];
  /** Position of the threshold on the y axis; null without one and outside the axis. */
  readonly threshold: number | null;
  readonly edges: readonly EdgeLabel[];
  readonly marks: readonly Mark[];
  /** Null until it is loaded: there are no marks then. */
  readonly marking: Marking | null;
  /** Null for a chart that is no heatmap. */
  readonly heating: Heating | null;
  readonly cut: (Cut & { readonly label: string }) | null;
  /** Decimals of all values of the panel. */
  readonly decimals: number;
}

export interface PictureInput {
  readonly frame: Frame;
  /** The shape of that frame. */
  readonly shape: Shape;
  readonly times: readonly number[];
  readonly unit: Unit;
  readonly isLog: boolean;
  readonly threshold: number | null;
  readonly markers: readonly Marker[];
  /** Null until it is loaded: markers are not drawn then. */
  readonly marking: Marking | null;
  /** Null for a chart that is no heatmap. */
  readonly heating: Heating | null;
  /** The name of the median of a band of ranks. */
  readonly medianName: string;
  readonly axes: Axes;
  readonly cut: Cut | null;
  readonly size: ChartSize;
  readonly timezone: Timezone;
}

/** Lays out a shape on a chart of a given size. Values are not copied. */
export function pictureOf(input: PictureInput): Picture {
  const { frame, times, unit, axes, timezone } = input;
  const isFull = axes === 'full';
  const shape = isFull ? input.shape : EMPTY_SHAPE;
  const box = plotBox(input.size);
  const span = spanOf(frame);
  const axis = valueAxis(input, shape, box);
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
    edges: edgesOf(shape, box, axis.y, input.medianName),
    marks: axes === 'baseline' ? [] : (input.marking?.place(input.markers, span, box) ?? []),
    marking: input.marking,
    heating: input.heating,
    cut:
      input.cut === null || !isFull
        ? null
        : { ...input.cut, label: momentText(input.cut.atS, frame.grid, timezone) },
    decimals: decimalsFor(unit, largestOf(extentOf(frame.series))),
  };
}

type ValueAxis = Pick<Picture, 'y' | 'yTicks' | 'threshold'>;

/** The y axis: of values, or of the rows of a heatmap. */
function valueAxis(
  { unit, isLog, ...input }: PictureInput,
  { heat, extent, total }: Shape,
  box: PlotBox,
): ValueAxis {
  const plotHeightPx = box.bottomPx - box.topPx;
  if (heat !== null && input.heating !== null)
    return input.heating.axisOf(heat.rows, unit, input.threshold, plotHeightPx, box.fontPx);
  const y = yScaleOf({
    extent,
    unit,
    // the height of a layer means nothing on a logarithmic axis
    isLog: isLog && total === null,
    threshold: input.threshold,
    plotHeightPx,
    fontPx: box.fontPx,
  });
  const isInside = input.threshold !== null && input.threshold > y.min && input.threshold <= y.max;
  const threshold = input.axes === 'full' && isInside ? input.threshold : null;
  return { y, threshold, yTicks: yTicks(y.ticks, unit, threshold, (v) => yOf(box, y, v), box.fontPx) };
}

/** A string that is equal for pictures that the same uPlot chart can draw: same lines in the same order, same kind of axis. */
export const structureOf = ({ lines, isArea, y }: Picture): string =>
  JSON.stringify([y.isLog, isArea, lines.map(({ key, stroke }) => [key, stroke])]);
