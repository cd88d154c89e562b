import type { Surface } from './surface';

/** Draws a sharp line, one CSS pixel wide, on half pixels. The context must be scaled to CSS pixels. */
export function hairline(
  ctx: Surface,
  from: readonly [xPx: number, yPx: number],
  to: readonly [xPx: number, yPx: number],
  colour: string,
  dash: readonly number[] = [],
): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.setLineDash([...dash]);
  ctx.beginPath();
  ctx.moveTo(Math.round(from[0]) + 0.5, Math.round(from[1]) + 0.5);
  ctx.lineTo(Math.round(to[0]) + 0.5, Math.round(to[1]) + 0.5);
  ctx.stroke();
  ctx.setLineDash([]);
}
