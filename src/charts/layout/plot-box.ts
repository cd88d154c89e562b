/** Position and size of the plot inside its chart, CSS pixels. */
export interface PlotBox {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Edges of the plot, measured from the left and the top of the chart. */
  readonly leftPx: number;
  readonly rightPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
  /** Font size of the axis labels. */
  readonly fontPx: number;
}

/** Size of a chart and of its font. */
export type ChartSize = Pick<PlotBox, 'widthPx' | 'heightPx' | 'fontPx'>;

/** The gutters at a font of 11 px; each grows with the font by a multiple of it. */
const FONT_PX = 11;
const LEFT = { px: 40, perPx: 4 };
const RIGHT = { px: 52, perPx: 6 };
const BOTTOM = { px: 20, perPx: 2 };

/**
 * The plot of a chart. Gutters are the same on every chart, whatever its labels, so that times line up down the page; they depend on
 * the font alone.
 */
export function plotBox({ widthPx, heightPx, fontPx }: ChartSize): PlotBox {
  const gutter = ({ px, perPx }: typeof LEFT): number =>
    Math.max(0, Math.round(px + perPx * (fontPx - FONT_PX)));
  const leftPx = gutter(LEFT);
  const topPx = 10;
  return {
    widthPx,
    heightPx,
    fontPx,
    leftPx,
    rightPx: Math.max(leftPx + 1, widthPx - gutter(RIGHT)),
    topPx,
    bottomPx: Math.max(topPx + 1, heightPx - gutter(BOTTOM)),
  };
}
