import type { PlotBox } from '../layout/plot-box';
import type { Surface } from './surface';

type Box = Pick<PlotBox, 'leftPx' | 'rightPx' | 'topPx' | 'bottomPx'>;

/**
 * Draws slanted lines over a box in the current stroke style. A clip limits them to another shape. Their positions do not depend
 * on the box, so they do not move when the box changes.
 */
export function hatch(ctx: Surface, box: Box, gapPx: number): void {
  const { leftPx, rightPx, topPx, bottomPx } = box;
  const heightPx = bottomPx - topPx;
  const firstPx = Math.floor((leftPx + topPx - bottomPx) / gapPx) * gapPx;
  ctx.setLineDash([]);
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let x = firstPx; x < rightPx; x += gapPx) {
    ctx.moveTo(x, bottomPx);
    ctx.lineTo(x + heightPx, topPx);
  }
  ctx.stroke();
}
