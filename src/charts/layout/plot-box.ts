/** Where the lines of a chart lie inside it, CSS pixels. */
export interface PlotBox {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Edges of the plot, measured from the left and the top of the chart. */
  readonly leftPx: number;
  readonly rightPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
  /** Size of the axis text. */
  readonly fontPx: number;
}

/** What a chart measures of itself. */
export type ChartSize = Pick<PlotBox, 'widthPx' | 'heightPx' | 'fontPx'>;

/** Gutters are the same on every chart, whatever its labels, so that time lines up down the page. */
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

/** The range on the x axis, Unix seconds; `toS` after `fromS`. */
export interface Span {
  readonly fromS: number;
  readonly toS: number;
}

/** Pixels from the left edge of the chart; beyond the plot for a moment outside the span. */
export function xOf(box: PlotBox, span: Span, timeS: number): number {
  return box.leftPx + ((timeS - span.fromS) / (span.toS - span.fromS)) * (box.rightPx - box.leftPx);
}

/** Inverse of {@link xOf}, held inside the span. */
export function timeAt(box: PlotBox, span: Span, xPx: number): number {
  const part = (xPx - box.leftPx) / (box.rightPx - box.leftPx);
  return span.fromS + Math.min(1, Math.max(0, part)) * (span.toS - span.fromS);
}
