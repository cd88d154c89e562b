import { drawChartImage, layOutImage, type ChartImage } from './chart-image';

/** Pixels of the image for each CSS pixel. */
const RATIO = 2;

/** A panel as pixels, twice as fine as the page. @param host an element whose style gives colours and fonts */
export function chartCanvas(image: ChartImage, host: Element): HTMLCanvasElement {
  const layout = layOutImage(image);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(layout.widthPx * RATIO);
  canvas.height = Math.round(layout.heightPx * RATIO);
  const ctx = canvas.getContext('2d');
  if (ctx === null) throw new Error('The browser has no canvas.');
  ctx.scale(RATIO, RATIO);
  drawChartImage(ctx, image, layout, host);
  return canvas;
}
