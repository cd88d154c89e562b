import { drawChartImage, layOutImage, type ChartImage } from './chart-image';
import { svgColourOf } from './svg-colour';
import { SvgSurface } from './svg-surface';

/** A panel as the text of an SVG: paths and text, sharp at any size. @param host an element whose style gives colours and fonts */
export function chartSvg(image: ChartImage, host: Element): string {
  const layout = layOutImage(image);
  const probe = document.createElement('canvas').getContext('2d');
  if (probe === null) throw new Error('The browser has no canvas.');
  const surface = new SvgSurface({
    textPx: (text, font) => {
      probe.font = font;
      return probe.measureText(text).width;
    },
    colourOf: (css) => {
      probe.fillStyle = css;
      return svgColourOf(probe.fillStyle);
    },
  });
  drawChartImage(surface, image, layout, host);
  const label = [image.title, ...image.lines].join(', ');
  return surface.document(layout.widthPx, layout.heightPx, label, getComputedStyle(host).fontFamily);
}
