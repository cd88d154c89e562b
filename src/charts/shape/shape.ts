import type { FrameCells, FrameSeries } from '../../lib/frame';
import type { Extent } from './extent';
import type { HeatRows } from './heat-rows';
import type { AreaFill, Stroke } from '../style/strokes';
import type { Band } from './rank-band';
import type { LineValues } from './line-values';

/** A line of the legend and the tooltip. */
export interface ShapeSeries {
  readonly series: FrameSeries;
  readonly stroke: Stroke;
  /** False when a person took it away. */
  readonly isShown: boolean;
  /** False where it is one of many ranks and only their band is drawn. */
  readonly isDrawn: boolean;
  /** Where the line lies on the y axis: of a layer the tops, of a heatmap the places on its rows. */
  readonly drawn: LineValues;
  /** The lower edges of a layer of a stack, else null. */
  readonly floor: LineValues | null;
  /** The same line as it was before, or null. */
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
  /** Lower and upper edge on the y axis; a gap in either is a gap. */
  readonly low: LineValues;
  readonly high: LineValues;
}

/** The cells of a heatmap. */
export interface ShapeHeat {
  readonly cells: FrameCells;
  readonly rows: HeatRows;
  /** See `heatLevels`. */
  readonly levels: Uint8Array;
}

/** What a chart draws of a frame, whatever its size. */
export interface Shape {
  /** In the order of the legend. */
  readonly series: readonly ShapeSeries[];
  /** From the back to the front. */
  readonly lines: readonly ShapeLine[];
  readonly areas: readonly ShapeArea[];
  readonly heat: ShapeHeat | null;
  /** Above eight ranks what they have in common, else null. */
  readonly band: Band | null;
  /** The sum of the layers of a stack, else null. */
  readonly total: LineValues | null;
  /** What the y axis has to hold; null when there is no number, or when the axis is one of rows. */
  readonly extent: Extent | null;
}

/** Of a chart without data. */
export const EMPTY_SHAPE: Shape = {
  series: [],
  lines: [],
  areas: [],
  heat: null,
  band: null,
  total: null,
  extent: null,
};
