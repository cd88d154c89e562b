/** Gutters beside a plot, and padding and border of its panel, CSS pixels. */
const AROUND_PLOT_PX = 40 + 52 + 32;
const GAP_PX = 16;

/**
 * Width of a plot, CSS pixels; the step follows from it. It is rounded down to 64 px, so that a slightly wider window does
 * not load again.
 * @param widthPx width of the page's content
 * @param panels panels in a row
 */
export function plotWidthPx(widthPx: number, panels: number): number {
  const panelPx = (widthPx - GAP_PX * (panels - 1)) / panels;
  return Math.max(128, Math.floor((panelPx - AROUND_PLOT_PX) / 64) * 64);
}

/** Panels in a row, as in the style sheet. @param windowWidthRem the width of the window, in font sizes of the root element */
export const panelsInRow = (windowWidthRem: number): number =>
  windowWidthRem >= 82.5 ? 3 : windowWidthRem >= 53.75 ? 2 : 1;
