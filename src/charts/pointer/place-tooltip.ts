interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** All in CSS pixels of the viewport. */
export interface Scene {
  readonly chart: Box;
  /** The visible part of the viewport, without the sticky bar. */
  readonly view: Box;
  readonly tip: Pick<Box, 'width' | 'height'>;
  /** The crosshair, from the left edge of the chart. */
  readonly crossXPx: number;
}

/** Relative to the chart. A docked tooltip is as wide as the chart and covers its legend. */
export type TooltipPlace =
  | { readonly isDocked: false; readonly leftPx: number; readonly topPx: number }
  | { readonly isDocked: true; readonly topPx: number };

const BESIDE_PX = 12;
const MARGIN_PX = 4;
/** On a narrower chart a tooltip is docked. */
export const DOCK_BELOW_PX = 400;

/**
 * Places a tooltip 12 px to the left of the crosshair, or to its right when there is no room: inside the chart if possible,
 * otherwise beyond it. It never covers the crosshair and never leaves the view. On a narrow chart it is docked: below the chart, or
 * higher where the view ends, but never above the chart.
 */
export function placeTooltip({ chart, view, tip, crossXPx }: Scene): TooltipPlace {
  const fits = (leftPx: number, from: number, to: number): boolean =>
    leftPx >= from && leftPx + tip.width <= to;
  const sides = [crossXPx - BESIDE_PX - tip.width, crossXPx + BESIDE_PX];
  const viewFrom = view.left + MARGIN_PX - chart.left;
  const viewTo = view.left + view.width - MARGIN_PX - chart.left;
  const leftPx =
    sides.find((x) => fits(x, Math.max(0, viewFrom), Math.min(chart.width, viewTo))) ??
    sides.find((x) => fits(x, viewFrom, viewTo));
  const lowest = view.top + view.height - MARGIN_PX - tip.height - chart.top;
  const highest = view.top + MARGIN_PX - chart.top;
  if (chart.width < DOCK_BELOW_PX || leftPx === undefined) {
    // Above the chart it would cover the title of the panel.
    return { isDocked: true, topPx: Math.max(0, highest, Math.min(chart.height, lowest)) };
  }
  return { isDocked: false, leftPx, topPx: Math.max(highest, Math.min(6, lowest)) };
}
