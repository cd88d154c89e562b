import { fitText, placeEdgeLabels } from '../layout/edge-labels';
import type { Ink } from './ink';
import type { Picture } from '../picture';
import type { Surface } from './surface';

/** Draws the names at the right ends of the lines, each with a leader in the colour of its line. */
export function drawEdges(ctx: Surface, { box, edges }: Picture, ink: Ink): void {
  const { rightPx, topPx, bottomPx, widthPx, fontPx } = box;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.font = ink.font;
  ctx.lineWidth = 1;
  const textXPx = rightPx + 8;
  const half = Math.ceil(fontPx / 2);
  for (const { text, colour, yPx, textYPx } of placeEdgeLabels(
    edges,
    topPx - 3,
    bottomPx - half,
    fontPx + 1,
  )) {
    ctx.strokeStyle = ink.colour(colour);
    ctx.beginPath();
    ctx.moveTo(rightPx + 1, yPx);
    ctx.lineTo(rightPx + 4, textYPx);
    ctx.lineTo(rightPx + 6, textYPx);
    ctx.stroke();
    ctx.fillStyle = ink.colour('--lmd-muted');
    const fitted = fitText(text, widthPx - textXPx, (t) => ctx.measureText(t).width);
    ctx.fillText(fitted, textXPx, textYPx + 0.5);
  }
}
