import { hairline } from './hairline';
import type { Ink } from './ink';
import type { Picture } from '../picture';
import { xOf } from '../layout/time-span';
import { yOf } from '../layout/y-scale';
import type { Surface } from './surface';

/** Draws what is under the lines: grid, axes with labels, threshold. */
export function drawFrame(ctx: Surface, picture: Picture, ink: Ink): void {
  drawValueAxis(ctx, picture, ink);
  drawTimeAxis(ctx, picture, ink);
  const { box, y, threshold } = picture;
  if (threshold === null) return;
  const yPx = yOf(box, y, threshold);
  hairline(ctx, [box.leftPx, yPx], [box.rightPx, yPx], ink.colour('--lmd-accent'), [1, 3]);
}

function drawValueAxis(ctx: Surface, { box, y, yTicks }: Picture, ink: Ink): void {
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  for (const { value, label, isThreshold } of yTicks) {
    const yPx = yOf(box, y, value);
    const isOnBase = box.bottomPx - yPx < 1;
    if (!isOnBase && !isThreshold) {
      const colour = ink.colour(value === 0 && y.min < 0 ? '--lmd-axis' : '--lmd-grid');
      hairline(ctx, [box.leftPx, yPx], [box.rightPx, yPx], colour);
    }
    ctx.font = isThreshold ? ink.boldFont : ink.font;
    ctx.fillStyle = ink.colour(isThreshold ? '--lmd-accent' : '--lmd-faint');
    ctx.fillText(label, box.leftPx - 8, Math.round(yPx));
  }
}

function drawTimeAxis(ctx: Surface, { box, span, xTicks }: Picture, ink: Ink): void {
  const { leftPx, rightPx, bottomPx, heightPx, widthPx } = box;
  hairline(ctx, [leftPx, bottomPx], [rightPx, bottomPx], ink.colour('--lmd-axis'));
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.font = ink.font;
  for (const { atS, label } of xTicks) {
    const xPx = xOf(box, span, atS);
    hairline(ctx, [xPx, bottomPx], [xPx, bottomPx + 4], ink.colour('--lmd-axis'));
    ctx.fillStyle = ink.colour('--lmd-faint');
    const half = ctx.measureText(label).width / 2;
    ctx.fillText(label, Math.min(widthPx - half, Math.max(half, xPx)), heightPx - 3);
  }
}
