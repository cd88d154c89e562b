import { linePath } from '../layout/line-path';
import { yOf } from '../layout/y-scale';
import { drawAreas } from '../paint/draw-areas';
import { drawCut } from '../paint/draw-cut';
import { drawEdges } from '../paint/draw-edges';
import { drawFrame } from '../paint/draw-frame';
import { faded, type Ink } from '../paint/ink';
import { paintPath, type Surface } from '../paint/surface';
import type { Picture } from '../picture';
import type { ShapeLine } from '../shape/shape';
import { TINT } from '../style/fills';

/** Radius of the dot of a point between two gaps. */
const LONE_POINT_PX = 1.75;

/** Draws a picture at the origin of a surface, in CSS pixels. It looks as uPlot draws it on the page. */
export function drawPicture(ctx: Surface, picture: Picture, ink: Ink): void {
  const { box, marking, heating, lines } = picture;
  heating?.newPainter()(ctx, picture, ink);
  marking?.drawBands(ctx, picture, ink);
  drawFrame(ctx, picture, ink);
  drawAreas(ctx, picture, ink);
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.leftPx, 0, box.rightPx - box.leftPx, box.bottomPx);
  ctx.clip();
  for (const line of lines) if (line.isShown) drawLine(ctx, picture, line, ink);
  ctx.restore();
  ctx.setLineDash([]);
  marking?.draw(ctx, picture, ink);
  drawCut(ctx, picture, ink);
  drawEdges(ctx, picture, ink);
}

function drawLine(ctx: Surface, picture: Picture, { stroke, values }: ShapeLine, ink: Ink): void {
  const full = ink.colour(stroke.colour);
  const colour = stroke.percent === undefined ? full : faded(full, stroke.percent);
  const path = linePath(picture, values);
  if (picture.isArea && stroke.percent === undefined) {
    ctx.fillStyle = faded(full, TINT.percent);
    paintPath(ctx, areaPath(picture, path), 'fill');
  }
  ctx.strokeStyle = colour;
  ctx.lineWidth = stroke.widthPx;
  ctx.lineJoin = 'round';
  ctx.setLineDash([...stroke.dash]);
  paintPath(ctx, path, 'stroke');
  ctx.fillStyle = colour;
  for (const [xPx, yPx] of lonePoints(path)) {
    ctx.beginPath();
    ctx.arc(xPx, yPx, LONE_POINT_PX, 0, 2 * Math.PI);
    ctx.fill();
  }
}

/** Each run of a line, closed along the value at which areas begin. */
function areaPath({ box, y }: Picture, path: string): string {
  const basePx = yOf(box, y, Math.max(0, y.min));
  return runsIn(path)
    .map((run) => {
      const points = run.split(/[ L]/).map(Number);
      return `M${points[0] ?? 0} ${basePx}L${run.replace('L', ' ')} ${points.at(-2) ?? 0} ${basePx}Z`;
    })
    .join('');
}

/** The positions of the points between two gaps: a run of one point goes to itself. */
const lonePoints = (path: string): [number, number][] =>
  runsIn(path).flatMap((run): [number, number][] => {
    const [from, to] = run.split('L');
    const [xPx = 0, yPx = 0] = (from ?? '').split(' ').map(Number);
    return from === to ? [[xPx, yPx]] : [];
  });

const runsIn = (path: string): string[] => path.split('M').slice(1);
