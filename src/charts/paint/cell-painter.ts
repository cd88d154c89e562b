import type { Ink } from './ink';
import { xOf } from '../layout/time-span';
import type { Picture } from '../picture';
import type { ShapeHeat } from '../shape/shape';
import type { Surface } from './surface';

const RAMP = [0, 1, 2, 3, 4, 5].map((step) => `--lmd-heat-${step}`);
const LEVELS = 256;

/**
 * Returns a function that draws the cells of a heatmap as one image with a pixel for each cell, stretched over the plot without
 * smoothing, so that the cost does not depend on the size of the plot. The function keeps its two canvases between drawings.
 */
export function cellPainter(): (ctx: Surface, picture: Picture, ink: Ink) => void {
  let cellsCtx: CanvasRenderingContext2D | null = null;
  let rampCtx: CanvasRenderingContext2D | null = null;
  return (ctx, picture, ink) => {
    const { heat, box, span } = picture;
    if (heat === null) return;
    const times = picture.times.slice(0, heat.columns);
    const [firstS, secondS] = times;
    if (firstS === undefined) return;
    cellsCtx ??= canvasOf(1, 1);
    rampCtx ??= canvasOf(LEVELS, 1);
    if (cellsCtx === null || rampCtx === null) return;
    fill(cellsCtx, heat, rampOf(rampCtx, ink));
    const halfS = ((secondS ?? span.toS) - firstS) / 2;
    const leftPx = xOf(box, span, firstS - halfS);
    const rightPx = xOf(box, span, (times.at(-1) ?? firstS) + halfS);
    ctx.save();
    ctx.beginPath();
    ctx.rect(box.leftPx, box.topPx, box.rightPx - box.leftPx, box.bottomPx - box.topPx);
    ctx.clip();
    ctx.imageSmoothingEnabled = false;
    ctx.drawImage(cellsCtx.canvas, leftPx, box.topPx, rightPx - leftPx, box.bottomPx - box.topPx);
    ctx.restore();
  };
}

function canvasOf(widthPx: number, heightPx: number): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  return canvas.getContext('2d', { willReadFrequently: true });
}

/** The colours of all levels as pixels. A canvas accepts every CSS notation of colour. */
function rampOf(ctx: CanvasRenderingContext2D, ink: Ink): Uint32Array {
  const gradient = ctx.createLinearGradient(0, 0, LEVELS, 0);
  RAMP.forEach((step, i) => {
    gradient.addColorStop(i / (RAMP.length - 1), ink.colour(step));
  });
  ctx.clearRect(0, 0, LEVELS, 1);
  ctx.fillStyle = gradient;
  ctx.fillRect(0, 0, LEVELS, 1);
  return new Uint32Array(ctx.getImageData(0, 0, LEVELS, 1).data.buffer);
}

function fill(ctx: CanvasRenderingContext2D, { rows, columns, levels }: ShapeHeat, ramp: Uint32Array): void {
  const { canvas } = ctx;
  if (canvas.width !== columns || canvas.height !== rows.count) {
    canvas.width = columns;
    canvas.height = rows.count;
  }
  const image = ctx.createImageData(columns, rows.count);
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = 0; i < pixels.length; i++) {
    const level = levels[i] ?? 0;
    if (level > 0) pixels[i] = ramp[level] ?? 0;
  }
  ctx.putImageData(image, 0, 0);
}
