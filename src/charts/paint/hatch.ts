interface Box {
  readonly leftPx: number;
  readonly rightPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
}

/** Slanted lines over a box, in the stroke style in force; a clip gives them another shape. They do not move with the box. */
export function hatch(ctx: CanvasRenderingContext2D, box: Box, gapPx: number): void {
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
