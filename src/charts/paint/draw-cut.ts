import { hairline } from './hairline';
import { hatch } from './hatch';
import type { Ink } from './ink';
import type { Picture } from '../picture';
import { xOf } from '../layout/time-span';
import type { Surface } from './surface';

const HATCH_PX = 6;

/** Hatches the plot from the end of the data to the right edge, and writes the time of the end. */
export function drawCut(ctx: Surface, { box, span, cut }: Picture, ink: Ink): void {
  if (cut === null || cut.atS >= span.toS) return;
  const { leftPx, rightPx, topPx, bottomPx } = box;
  const xPx = Math.max(leftPx, xOf(box, span, cut.atS));
  ctx.save();
  ctx.beginPath();
  ctx.rect(xPx, topPx, rightPx - xPx, bottomPx - topPx);
  ctx.clip();
  ctx.strokeStyle = ink.colour('--lmd-line');
  hatch(ctx, { leftPx: xPx, rightPx, topPx, bottomPx }, HATCH_PX);
  ctx.restore();
  if (cut.atS < span.fromS) return;
  hairline(
    ctx,
    [xPx, topPx],
    [xPx, bottomPx],
    ink.colour(cut.tone === 'warn' ? '--lmd-warn' : '--lmd-faint'),
  );
  ctx.font = ink.font;
  ctx.fillStyle = ink.colour('--lmd-muted');
  ctx.textBaseline = 'middle';
  const hasRoom = xPx - 4 - ctx.measureText(cut.label).width > leftPx;
  ctx.textAlign = hasRoom ? 'right' : 'left';
  ctx.fillText(cut.label, xPx + (hasRoom ? -4 : 5), topPx + 7);
}
