import type uPlot from 'uplot';
import { drawAreas } from './paint/draw-areas';
import { drawCut } from './paint/draw-cut';
import { drawEdges } from './paint/draw-edges';
import { drawFrame } from './paint/draw-frame';
import { faded, type Ink } from './paint/ink';
import { TINT } from './style/fills';
import type { Draw, Picture } from './picture';
import type { ShapeLine } from './shape/shape';

/** Diameter of the dot of a point between two gaps, where no line is visible. */
const LONE_POINT_PX = 3.5;

/**
 * Options of a uPlot chart that draws the picture which `current` returns at that time. Only the structure of the picture (its
 * lines and the kind of its axis) is fixed. uPlot draws the lines. Hooks draw areas, cells, axes, threshold, markers and
 * names: uPlot's axes cannot highlight one tick, and its bands do not support stacks with gaps. Cursor and zoom of uPlot are
 * off: all charts and the keyboard share one crosshair.
 * @param inkOf gives colours and fonts at that time
 */
export function optionsOf(current: () => Picture, inkOf: () => Ink): uPlot.Options {
  const { box, lines, isArea, y } = current();
  let painter: Draw | null = null;
  const drawCells: Draw = (ctx, picture, ink) => {
    painter ??= picture.heating?.newPainter() ?? null;
    painter?.(ctx, picture, ink);
  };
  const paint = (u: uPlot, draw: Draw[]): void => {
    // uPlot draws in a task of its own, when the chart may be gone.
    if (!u.root.isConnected) return;
    const ratio = ratioOf(u);
    u.ctx.save();
    u.ctx.scale(ratio, ratio);
    // remove the dash of the last line
    u.ctx.setLineDash([]);
    for (const drawPart of draw) drawPart(u.ctx, current(), inkOf());
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
          // the screen may have changed since the last drawing
          lines.forEach(({ stroke }, i) => {
            const series = u.series[i + 1];
            if (series) series.width = drawnWidthPx(stroke.widthPx, ratioOf(u));
          });
          const { marking } = current();
          paint(u, [drawCells, ...(marking ? [marking.drawBands] : []), drawFrame, drawAreas]);
        },
      ],
      draw: [
        (u) => {
          const { marking } = current();
          paint(u, [...(marking ? [marking.draw] : []), drawCut, drawEdges]);
        },
      ],
    },
  };
}

const ratioOf = (u: uPlot): number => u.ctx.canvas.width / u.width;

/**
 * The width of a line on a screen. With one device pixel per CSS pixel, a width of up to 1.5 becomes 1: part of a pixel would be
 * blurred, and without a GPU it takes ten times as long to draw.
 */
const drawnWidthPx = (widthPx: number, ratio: number): number => (ratio <= 1 && widthPx <= 1.5 ? 1 : widthPx);

function lineOptions({ stroke, isShown }: ShapeLine, isArea: boolean, inkOf: () => Ink): uPlot.Series {
  const full = (): string => inkOf().colour(stroke.colour);
  const colour = (): string => (stroke.percent === undefined ? full() : faded(full(), stroke.percent));
  const isTinted = isArea && stroke.percent === undefined;
  return {
    show: isShown,
    // both scales have a fixed range, so uPlot need not search for extreme values
    auto: false,
    stroke: colour,
    width: stroke.widthPx,
    dash: [...stroke.dash],
    ...(isTinted ? { fill: () => faded(full(), TINT.percent), fillTo: baseOf } : {}),
    points: { show: false, size: LONE_POINT_PX, width: 0, fill: colour, filter: lonePoints },
  };
}

/** The value at which areas begin. */
const baseOf = (u: uPlot): number => Math.max(0, u.scales['y']?.min ?? 0);

/** Indices of the values between two gaps, or null without one. */
function lonePoints(u: uPlot, seriesIndex: number): number[] | null {
  const values = u.data[seriesIndex] ?? [];
  const lone: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (values[i] != null && values[i - 1] == null && values[i + 1] == null) lone.push(i);
  }
  return lone.length > 0 ? lone : null;
}

/** The data as uPlot expects them. They are the arrays of the shape, not copies: uPlot only reads them. */
export function dataOf({ times, lines }: Picture): uPlot.AlignedData {
  return [times as number[], ...lines.map((line) => line.values as (number | null)[])];
}
