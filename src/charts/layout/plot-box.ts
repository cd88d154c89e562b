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

/** The plot of a chart. Gutters are the same on every chart, whatever its labels, so that times line up down the page. */
export function plotBox({ widthPx, heightPx, fontPx }: ChartSize): PlotBox {
  const isWall = fontPx > 12;
  const leftPx = isWall ? 48 : 40;
  const topPx = 10;
  return {
    widthPx,
    heightPx,
    fontPx,
    leftPx,
    rightPx: Math.max(leftPx + 1, widthPx - (isWall ? 60 : 48)),
    topPx,
    bottomPx: Math.max(topPx + 1, heightPx - (isWall ? 24 : 20)),
  };
}
