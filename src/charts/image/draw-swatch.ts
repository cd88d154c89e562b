import { hatch } from '../paint/hatch';
import { faded, type Ink } from '../paint/ink';
import type { Surface } from '../paint/surface';
import type { AreaFill } from '../style/fills';
import { swatchDash, type Stroke } from '../style/strokes';

const WIDTH_PX = 12;
const HEIGHT_PX = 8;
const HATCH_PX = 3;

/**
 * Draws the swatch of a line at the left edge, as the legend of the page has it: the stroke with its dash, over its fill.
 * @param middlePx the middle of its row, from the top
 * @param fill the fill of the area under the line, or null
 */
export function drawSwatch(
  ctx: Surface,
  middlePx: number,
  stroke: Stroke,
  fill: AreaFill | null,
  ink: Ink,
): void {
  const colour = ink.colour(stroke.colour);
  ctx.strokeStyle = colour;
  if (fill !== null) drawFill(ctx, middlePx - HEIGHT_PX / 2, colour, fill);
  const linePx = fill === null ? middlePx : middlePx - 3;
  ctx.lineWidth = 2;
  ctx.setLineDash(swatchDash(stroke.dash));
  ctx.beginPath();
  ctx.moveTo(0, linePx);
  ctx.lineTo(WIDTH_PX, linePx);
  ctx.stroke();
  ctx.setLineDash([]);
}

function drawFill(ctx: Surface, topPx: number, colour: string, fill: AreaFill): void {
  ctx.fillStyle = faded(colour, fill.percent);
  ctx.fillRect(0, topPx, WIDTH_PX, HEIGHT_PX);
  if (!fill.isHatched) return;
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, topPx, WIDTH_PX, HEIGHT_PX);
  ctx.clip();
  hatch(ctx, { leftPx: 0, rightPx: WIDTH_PX, topPx, bottomPx: topPx + HEIGHT_PX }, HATCH_PX);
  ctx.restore();
}
