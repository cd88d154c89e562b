import { xmlText } from '../../lib/xml-text';
import type { Surface } from '../paint/surface';
import type { SvgColour } from './svg-colour';

/** What an SVG cannot find out by itself. */
interface Measures {
  /** Width of a text in a CSS font, CSS pixels. */
  readonly textPx: (text: string, font: string) => number;
  readonly colourOf: (css: string) => SvgColour;
}

/** From the middle of a line of text to its baseline, in sizes of the font. Not all viewers know `dominant-baseline`. */
const BASELINE_EM = 0.35;

const ANCHORS: ReadonlyMap<string, string> = new Map([
  ['right', 'end'],
  ['center', 'middle'],
]);

type Style = Pick<
  SvgSurface,
  'fillStyle' | 'strokeStyle' | 'lineWidth' | 'lineJoin' | 'font' | 'textAlign' | 'textBaseline'
> & { readonly dash: readonly number[]; readonly groups: number };

/**
 * Writes what painters draw as elements of SVG: lines, areas and cells as paths, and text as text. It knows what the charts of
 * this project use, and no more of the interface of a canvas.
 */
export class SvgSurface implements Surface {
  fillStyle: Surface['fillStyle'] = '#000';
  strokeStyle: Surface['strokeStyle'] = '#000';
  lineWidth = 1;
  lineJoin: CanvasLineJoin = 'miter';
  font = '400 10px sans-serif';
  textAlign: CanvasTextAlign = 'left';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  /** Cells are always sharp. */
  imageSmoothingEnabled = false;

  readonly #measures: Measures;
  readonly #elements: string[] = [];
  readonly #saved: Style[] = [];
  #path = '';
  #dash: readonly number[] = [];
  #clips = 0;
  /** Groups that are open since the last `save`. */
  #groups = 0;

  constructor(measures: Measures) {
    this.#measures = measures;
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineJoin, font, textAlign, textBaseline } = this;
    const style = { fillStyle, strokeStyle, lineWidth, lineJoin, font, textAlign, textBaseline };
    this.#saved.push({ ...style, dash: this.#dash, groups: this.#groups });
    this.#groups = 0;
  }

  restore(): void {
    const saved = this.#saved.pop();
    if (!saved) return;
    this.#elements.push('</g>'.repeat(this.#groups));
    const { dash, groups, ...style } = saved;
    Object.assign(this, style);
    [this.#dash, this.#groups] = [dash, groups];
  }

  translate(xPx: number, yPx: number): void {
    this.#open(`transform="translate(${tidy(xPx)} ${tidy(yPx)})"`);
  }

  beginPath(): void {
    this.#path = '';
  }

  moveTo(xPx: number, yPx: number): void {
    this.#path += `M${tidy(xPx)} ${tidy(yPx)}`;
  }

  lineTo(xPx: number, yPx: number): void {
    this.#path += `L${tidy(xPx)} ${tidy(yPx)}`;
  }

  rect(xPx: number, yPx: number, widthPx: number, heightPx: number): void {
    this.#path += rectPath(xPx, yPx, widthPx, heightPx);
  }

  /** A whole circle; the charts draw no other arc. */
  arc(xPx: number, yPx: number, radiusPx: number): void {
    const half = `a${radiusPx} ${radiusPx} 0 1 0 `;
    this.#path += `M${tidy(xPx - radiusPx)} ${tidy(yPx)}${half}${2 * radiusPx} 0${half}${-2 * radiusPx} 0Z`;
  }

  closePath(): void {
    this.#path += 'Z';
  }

  clip(): void {
    const id = `clip${++this.#clips}`;
    this.#elements.push(`<clipPath id="${id}"><path d="${this.#path}"/></clipPath>`);
    this.#open(`clip-path="url(#${id})"`);
  }

  setLineDash(dash: readonly number[]): void {
    this.#dash = dash;
  }

  fill(): void {
    this.drawPath(this.#path, 'fill');
  }

  stroke(): void {
    this.drawPath(this.#path, 'stroke');
  }

  drawPath(d: string, how: 'fill' | 'stroke'): void {
    if (d !== '') this.#elements.push(`<path d="${d}" ${this.#paint(how)}/>`);
  }

  fillRect(xPx: number, yPx: number, widthPx: number, heightPx: number): void {
    this.drawPath(rectPath(xPx, yPx, widthPx, heightPx), 'fill');
  }

  fillText(text: string, xPx: number, yPx: number): void {
    this.#text(text, xPx, yPx, 'fill');
  }

  strokeText(text: string, xPx: number, yPx: number): void {
    this.#text(text, xPx, yPx, 'stroke');
  }

  measureText(text: string): { readonly width: number } {
    return { width: this.#measures.textPx(text, this.font) };
  }

  /** Draws each pixel of the canvas as a cell: one path for each colour, with a rectangle for each run in a row. */
  drawImage(cells: HTMLCanvasElement, xPx: number, yPx: number, widthPx: number, heightPx: number): void {
    const { width: columns, height: rows } = cells;
    const data = cells.getContext('2d')?.getImageData(0, 0, columns, rows).data;
    if (!data) return;
    const pixelAt = (at: number): string => data.subarray(4 * at, 4 * at + 4).join(',');
    const paths = new Map<string, string>();
    for (let row = 0; row < rows; row++) {
      for (let from = 0, to = 0; from < columns; from = to) {
        const pixel = pixelAt(row * columns + from);
        while (to < columns && pixelAt(row * columns + to) === pixel) to++;
        if (pixel.endsWith(',0')) continue;
        const [leftPx, rightPx] = [from, to].map((column) => xPx + (column / columns) * widthPx);
        const path = rectPath(
          leftPx ?? 0,
          yPx + (row / rows) * heightPx,
          (rightPx ?? 0) - (leftPx ?? 0),
          heightPx / rows,
        );
        paths.set(pixel, (paths.get(pixel) ?? '') + path);
      }
    }
    for (const [pixel, d] of paths) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.split(',').map(Number);
      const { colour, opacity } = this.#measures.colourOf(`rgba(${red}, ${green}, ${blue}, ${alpha / 255})`);
      this.#elements.push(
        `<path d="${d}" fill="${colour}"${opacityOf('fill', opacity)} shape-rendering="crispEdges"/>`,
      );
    }
  }

  /** The document. @param label what the image shows, for people who do not see it */
  document(widthPx: number, heightPx: number, label: string, fontFamily: string): string {
    const [width, height] = [tidy(widthPx), tidy(heightPx)];
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"` +
      ` aria-label="${xmlText(label)}" font-family="${xmlText(fontFamily)}">${this.#elements.join('')}${'</g>'.repeat(this.#groups)}</svg>\n`
    );
  }

  #open(attribute: string): void {
    this.#elements.push(`<g ${attribute}>`);
    this.#groups++;
  }

  #text(text: string, xPx: number, yPx: number, how: 'fill' | 'stroke'): void {
    const [, weight = '400', size = '10'] = /^(\d+) ([\d.]+)px/.exec(this.font) ?? [];
    const anchor = ANCHORS.get(this.textAlign);
    const baselinePx = this.textBaseline === 'middle' ? yPx + BASELINE_EM * Number(size) : yPx;
    this.#elements.push(
      `<text x="${tidy(xPx)}" y="${tidy(baselinePx)}" font-size="${size}"${weight === '400' ? '' : ` font-weight="${weight}"`}` +
        `${anchor === undefined ? '' : ` text-anchor="${anchor}"`} ${this.#paint(how)}>${xmlText(text)}</text>`,
    );
  }

  #paint(how: 'fill' | 'stroke'): string {
    const style = how === 'fill' ? this.fillStyle : this.strokeStyle;
    const { colour, opacity } = this.#measures.colourOf(String(style));
    if (how === 'fill') return `fill="${colour}"${opacityOf('fill', opacity)}`;
    const dash = this.#dash.length === 0 ? '' : ` stroke-dasharray="${this.#dash.join(' ')}"`;
    const join = this.lineJoin === 'miter' ? '' : ` stroke-linejoin="${this.lineJoin}"`;
    return `fill="none" stroke="${colour}"${opacityOf('stroke', opacity)} stroke-width="${this.lineWidth}"${dash}${join}`;
  }
}

const tidy = (px: number): number => Math.round(px * 100) / 100;

const opacityOf = (how: string, opacity: number): string =>
  opacity === 1 ? '' : ` ${how}-opacity="${Math.round(opacity * 1000) / 1000}"`;

const rectPath = (xPx: number, yPx: number, widthPx: number, heightPx: number): string =>
  `M${tidy(xPx)} ${tidy(yPx)}h${tidy(widthPx)}v${tidy(heightPx)}h${tidy(-widthPx)}Z`;
