import type { Frame } from '../../lib/frame';
import type { Unit } from '../../lib/units';
import type { ChartForm } from '../chart-form';
import { legendContent, type LegendContent, type LegendRow } from '../legend/legend-content';
import { readInk, type Ink } from '../paint/ink';
import type { Surface } from '../paint/surface';
import type { Picture } from '../picture';
import { swatchFill } from '../style/fills';
import { fitText } from '../layout/edge-labels';
import { drawPicture } from './draw-picture';
import { drawSwatch } from './draw-swatch';

export interface ChartImage {
  readonly picture: Picture;
  readonly frame: Frame;
  readonly unit: Unit;
  readonly form: ChartForm;
  /** Keys of series that are not drawn; the legend leaves them out. */
  readonly hidden: ReadonlySet<string>;
  readonly title: string;
  /** Behind the title: unit, objective. */
  readonly note: string;
  /** The lines under the title: what is selected, and the range. */
  readonly lines: readonly string[];
  /** Null for none. */
  readonly footer: string | null;
  /** The heads of the columns of the legend. */
  readonly heads: Readonly<Record<'last' | 'min' | 'mean' | 'max', string>>;
  /** In place of the rows that a long legend leaves out. */
  readonly moreRows: (count: number) => string;
}

const PADDING_PX = 16;
/** Height of a row and width of a column of the legend, in font sizes of the chart. */
const ROW_EM = 18 / 11;
const COLUMN_EM = 68 / 11;
/** Rows of the legend, at most: an image of 200 ranks would be a strip. */
const MOST_ROWS = 40;
const SWATCH_PX = 20;

/** Where the parts of an image are, CSS pixels from its top. */
export interface ImageLayout {
  readonly content: LegendContent;
  /** The rows of the legend that are drawn, and how many are left out. */
  readonly shown: readonly LegendRow[];
  readonly leftOut: number;
  readonly rowPx: number;
  readonly columnPx: number;
  readonly chartTopPx: number;
  readonly legendTopPx: number;
  readonly footerTopPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Lays out a panel as an image: title, selection, range, chart, legend and footer. */
export function layOutImage({ picture, frame, unit, form, hidden, lines, footer }: ChartImage): ImageLayout {
  const { fontPx, widthPx, heightPx } = picture.box;
  const rowPx = Math.round(ROW_EM * fontPx);
  const content = legendContent(frame, unit, form);
  const rows = content.tables.flat().filter(({ key }) => !hidden.has(key));
  const shown = rows.length > MOST_ROWS ? rows.slice(0, MOST_ROWS - 1) : rows;
  const leftOut = rows.length - shown.length;
  const legendRows = rows.length === 0 ? 0 : 1 + shown.length + (leftOut > 0 ? 1 : 0);
  const chartTopPx = PADDING_PX + rowPx * (1 + lines.length) + 6;
  const legendTopPx = chartTopPx + heightPx + 6;
  const footerTopPx = legendTopPx + legendRows * rowPx + 8;
  return {
    content,
    shown,
    leftOut,
    rowPx,
    columnPx: Math.round(COLUMN_EM * fontPx),
    chartTopPx,
    legendTopPx,
    footerTopPx,
    widthPx: widthPx + 2 * PADDING_PX,
    heightPx: footerTopPx + (footer === null ? 0 : rowPx) + PADDING_PX / 2,
  };
}

/** Draws an image on a surface in CSS pixels. @param host an element whose style gives colours and fonts */
export function drawChartImage(ctx: Surface, image: ChartImage, layout: ImageLayout, host: Element): void {
  const { widthPx, fontPx } = image.picture.box;
  const ink = inkOf(host, fontPx);
  const texts = inkOf(host, fontPx + 1);
  ctx.fillStyle = ink.colour('--lmd-surface');
  ctx.fillRect(0, 0, layout.widthPx, layout.heightPx);
  const text = new Texts(ctx, texts, widthPx, layout.rowPx);
  ctx.translate(PADDING_PX, 0);
  const titlePx = text.write(image.title, 0, PADDING_PX, '--lmd-text', texts.boldFont);
  text.write(image.note, titlePx + 8, PADDING_PX, '--lmd-faint');
  image.lines.forEach((line, i) => text.write(line, 0, PADDING_PX + (i + 1) * layout.rowPx, '--lmd-muted'));
  if (image.footer !== null) text.write(image.footer, 0, layout.footerTopPx, '--lmd-faint');
  ctx.save();
  ctx.translate(0, layout.chartTopPx);
  drawPicture(ctx, image.picture, ink);
  ctx.restore();
  if (layout.shown.length > 0) drawLegend(ctx, image, layout, text, texts);
}

function drawLegend(
  ctx: Surface,
  { picture, heads, form, moreRows }: ChartImage,
  { content, shown, leftOut, rowPx, columnPx, legendTopPx }: ImageLayout,
  text: Texts,
  ink: Ink,
): void {
  const { columns } = content;
  const columnEndPx = (i: number): number => picture.box.widthPx - (columns.length - 1 - i) * columnPx;
  const namePx = columnEndPx(0) - columnPx - SWATCH_PX;
  columns.forEach((column, i) => text.writeBefore(heads[column], columnEndPx(i), legendTopPx, '--lmd-faint'));
  shown.forEach((row, r) => {
    const topPx = legendTopPx + (r + 1) * rowPx;
    drawSwatch(ctx, topPx + rowPx / 2, row.stroke, swatchFill(row.role, form, content.rowCount), ink);
    text.write(row.name, SWATCH_PX, topPx, '--lmd-text', ink.font, namePx);
    row.cells.forEach((cell, i) =>
      text.writeBefore(cell.text, columnEndPx(i), topPx, i === 0 ? '--lmd-text' : '--lmd-muted'),
    );
  });
  if (leftOut > 0)
    text.write(moreRows(leftOut), SWATCH_PX, legendTopPx + (shown.length + 1) * rowPx, '--lmd-faint');
}

/** The colours and the fonts of an element, in another size. */
function inkOf(host: Element, fontPx: number): Ink {
  const ink = readInk(host);
  const sized = (font: string): string => font.replace(/[\d.]+px/, `${fontPx}px`);
  return { ...ink, fontPx, font: sized(ink.font), boldFont: sized(ink.boldFont) };
}

/** Writes lines of text; a text that is too long ends in an ellipsis. */
class Texts {
  readonly #ctx: Surface;
  readonly #ink: Ink;
  readonly #widthPx: number;
  readonly #rowPx: number;

  constructor(ctx: Surface, ink: Ink, widthPx: number, rowPx: number) {
    this.#ctx = ctx;
    this.#ink = ink;
    this.#widthPx = widthPx;
    this.#rowPx = rowPx;
  }

  /** @returns the right end of the text, CSS pixels */
  write(
    text: string,
    xPx: number,
    topPx: number,
    colour: string,
    font = this.#ink.font,
    mostPx = this.#widthPx - xPx,
  ): number {
    const ctx = this.#ctx;
    ctx.font = font;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    ctx.fillStyle = this.#ink.colour(colour);
    const fitted = fitText(text, mostPx, (t) => ctx.measureText(t).width);
    ctx.fillText(fitted, xPx, topPx + this.#rowPx / 2);
    return xPx + ctx.measureText(fitted).width;
  }

  writeBefore(text: string, endPx: number, topPx: number, colour: string): void {
    const ctx = this.#ctx;
    ctx.font = this.#ink.font;
    ctx.textAlign = 'right';
    ctx.textBaseline = 'middle';
    ctx.fillStyle = this.#ink.colour(colour);
    ctx.fillText(text, endPx, topPx + this.#rowPx / 2);
  }
}
