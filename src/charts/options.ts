import type uPlot from 'uplot';
import { cellPainter } from './paint/cell-painter';
import { drawAreas } from './paint/draw-areas';
import { drawCut } from './paint/draw-cut';
import { drawEdges } from './paint/draw-edges';
import { drawFrame } from './paint/draw-frame';
import { drawMarkerBands, drawMarkers } from './paint/draw-markers';
import { faded, readInk, type Ink } from './paint/ink';
import { TINT } from './style/fills';
import type { Picture } from './picture';
import type { ShapeLine } from './shape/shape';

/** Diameter of a point that has a gap on both sides, which no line would show. */
const LONE_POINT_PX = 3.5;

/**
 * Options of a chart that draws whatever `current` gives at the moment of drawing; only the structure of the picture
 * (its lines, its kind of axis) is fixed. uPlot draws the lines; areas, cells, axes, threshold, markers and names
 * are ours, in hooks, as its axes cannot set one tick apart and its bands know no stacks with gaps. Cursor and zoom are not uPlot's: charts and keyboard share one crosshair.
 * @param host the element whose style gives colours and fonts; uPlot's own root has a font of its own
 */
export function optionsOf(current: () => Picture, host: Element): uPlot.Options {
  const { box, lines, isArea, y } = current();
  const drawCells = cellPainter();
  let ink: Ink | null = null;
  const inkOf = (): Ink => (ink ??= readInk(host));
  const paint = (u: uPlot, draw: (typeof drawFrame)[]): void => {
    const ratio = ratioOf(u);
    u.ctx.save();
    u.ctx.scale(ratio, ratio);
    // that of the line drawn last
    u.ctx.setLineDash([]);
    for (const one of draw) one(u.ctx, current(), inkOf());
    u.ctx.restore();
  };
  return {
    width: box.widthPx,
    height: box.heightPx,
    pxAlign: 0,
    padding: [
      () => current().box.topPx,
      () => current().box.widthPx - current().box.rightPx,
      () => current().box.heightPx - current().box.bottomPx,
      () => current().box.leftPx,
    ],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: () => [current().span.fromS, current().span.toS] },
      y: {
        distr: y.isLog ? 3 : 1,
        range: () => [current().y.min, current().y.max],
        clamp: () => current().y.min,
      },
    },
    axes: [{ show: false }, { show: false }],
    series: [{}, ...lines.map((line) => lineOptions(line, isArea, inkOf))],
    hooks: {
      drawClear: [
        (u) => {
          // the theme may have changed since the last drawing
          ink = null;
          // and so may the screen
          lines.forEach(({ stroke }, i) => {
            const series = u.series[i + 1];
            if (series) series.width = drawnWidthPx(stroke.widthPx, ratioOf(u));
          });
          paint(u, [drawCells, drawMarkerBands, drawFrame, drawAreas]);
        },
      ],
      draw: [(u) => paint(u, [drawMarkers, drawCut, drawEdges])],
    },
  };
}

const ratioOf = (u: uPlot): number => u.ctx.canvas.width / u.width;

/**
 * A width of up to one and a half is one pixel on a screen that has no finer ones: half a pixel would be a blur, and whoever
 * draws without a GPU draws it ten times slower.
 */
const drawnWidthPx = (widthPx: number, ratio: number): number => (ratio <= 1 && widthPx <= 1.5 ? 1 : widthPx);

function lineOptions({ stroke, isShown }: ShapeLine, isArea: boolean, inkOf: () => Ink): uPlot.Series {
  const full = (): string => inkOf().colour(stroke.colour);
  const colour = (): string => (stroke.percent === undefined ? full() : faded(full(), stroke.percent));
  const isTinted = isArea && stroke.percent === undefined;
  return {
    show: isShown,
    // both axes are given, so uPlot need not look for lowest and highest values
    auto: false,
    stroke: colour,
    width: stroke.widthPx,
    dash: [...stroke.dash],
    ...(isTinted ? { fill: () => faded(full(), TINT.percent), fillTo: baseOf } : {}),
    points: { show: false, size: LONE_POINT_PX, width: 0, fill: colour, filter: lonePoints },
  };
}

/** The value from which areas rise and fall. */
const baseOf = (u: uPlot): number => Math.max(0, u.scales['y']?.min ?? 0);

/** Indices of the values that have no neighbour, or null when there is none. */
function lonePoints(u: uPlot, seriesIndex: number): number[] | null {
  const values = u.data[seriesIndex] ?? [];
  const lone: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (values[i] != null && values[i - 1] == null && values[i + 1] == null) lone.push(i);
  }
  return lone.length > 0 ? lone : null;
}

/** The columns as uPlot takes them: the shape's own arrays, which uPlot only reads. */
export function dataOf({ times, lines }: Picture): uPlot.AlignedData {
  return [times as number[], ...lines.map((line) => line.values as (number | null)[])];
}
