import type { FrameCells, FrameSeries } from '../../lib/frame';
import type { Extent } from './extent';
import type { HeatRows } from './heat-rows';
import type { AreaFill } from '../style/fills';
import type { Stroke } from '../style/strokes';
import type { Band } from './rank-band';
import type { LineValues } from './line-values';

/** A series as a chart draws it, as one row of the legend and the tooltip. */
export interface ShapeSeries {
  readonly series: FrameSeries;
  readonly stroke: Stroke;
  /** False when a person hid it in the legend. */
  readonly isShown: boolean;
  /** False when it is hidden, or when it is part of a band of ranks and has no line of its own. */
  readonly isDrawn: boolean;
  /** Its values on the y axis: the upper edge of a layer, or positions on the rows of a heatmap. */
  readonly drawn: LineValues;
  /** The lower edge of a layer of a stack or of an area between bounds; null for a line. */
  readonly floor: LineValues | null;
  /** The same series in the period compared with, or null. */
  readonly ghost: FrameSeries | null;
}

/** A line that uPlot draws. */
export interface ShapeLine {
  /** Unique in its shape. */
  readonly key: string;
  readonly stroke: Stroke;
  readonly values: LineValues;
  readonly isShown: boolean;
}

/** An area under the lines. */
export interface ShapeArea {
  readonly colour: string;
  readonly fill: AreaFill;
  /** Lower and upper edge on the y axis. The area has a gap where one of them has. */
  readonly low: LineValues;
  readonly high: LineValues;
}

/** The cells of a heatmap. */
export interface ShapeHeat {
  readonly cells: FrameCells;
  readonly rows: HeatRows;
  /** Number of columns, all a step wide: those before the latest point, where the frame has one. */
  readonly columns: number;
  /** See `heatLevels`. */
  readonly levels: Uint8Array;
}

/** What a chart draws of a frame, independent of its size. */
export interface Shape {
  /** In the order of the legend. */
  readonly series: readonly ShapeSeries[];
  /** From the back to the front. */
  readonly lines: readonly ShapeLine[];
  readonly areas: readonly ShapeArea[];
  readonly heat: ShapeHeat | null;
  /** The band of more than eight ranks, otherwise null. */
  readonly band: Band | null;
  /** The sum of the layers of a stack, otherwise null. */
  readonly total: LineValues | null;
  /** The values that the y axis must include; null without values and for a heatmap, whose axis is its rows. */
  readonly extent: Extent | null;
}

/** The shape of a chart without data. */
export const EMPTY_SHAPE: Shape = {
  series: [],
  lines: [],
  areas: [],
  heat: null,
  band: null,
  total: null,
  extent: null,
};
