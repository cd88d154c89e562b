import { hatch } from './hatch';
import { faded, type Ink } from './ink';
import type { Picture } from '../picture';
import { xOf } from '../layout/time-span';
import { runsOf } from '../shape/runs';
import type { ShapeArea } from '../shape/shape';
import { yOf } from '../layout/y-scale';
import type { Surface } from './surface';

const HATCH_PX = 5;

/** Half the width of an area between two gaps. */
const LONE_HALF_PX = 1.5;

/** Draws the layers of a stack and the band of ranks, under all lines. */
export function drawAreas(ctx: Surface, picture: Picture, ink: Ink): void {
  for (const area of picture.areas) drawArea(ctx, picture, area, ink);
}

function drawArea(ctx: Surface, picture: Picture, area: ShapeArea, ink: Ink): void {
  const { box } = picture;
  const colour = ink.colour(area.colour);
  ctx.save();
  ctx.beginPath();
  outline(ctx, picture, area);
  ctx.fillStyle = faded(colour, area.fill.percent);
  ctx.fill();
  if (area.fill.isHatched) {
    ctx.clip();
    ctx.strokeStyle = colour;
    hatch(ctx, box, HATCH_PX);
  }
  ctx.restore();
}

function outline(ctx: Surface, { box, span, times, y }: Picture, { low, high }: ShapeArea): void {
  const place = (i: number): number => xOf(box, span, times[i] ?? 0);
  for (const { from, to } of runsOf(times.length, low, high)) {
    const halfPx = from === to ? LONE_HALF_PX : 0;
    ctx.moveTo(place(from) - halfPx, yOf(box, y, low[from] ?? 0));
    for (let i = from; i <= to; i++) ctx.lineTo(place(i) - halfPx, yOf(box, y, high[i] ?? 0));
    if (halfPx > 0) ctx.lineTo(place(to) + halfPx, yOf(box, y, high[to] ?? 0));
    for (let i = to; i >= from; i--) ctx.lineTo(place(i) + halfPx, yOf(box, y, low[i] ?? 0));
    ctx.closePath();
  }
}
