import type { ChartSize } from './layout/plot-box';

/**
 * Calls `changed` with the size of an element without padding now and after each change of its size. A size of 0 (a folded
 * section, a hidden tab) is ignored. It takes the size that the browser reports: to read it from the element would lay the page
 * out again for each chart.
 * @param fontPxOf the font size of the charts at that time
 * @returns stops observing
 */
export function observeSize(
  element: HTMLElement,
  fontPxOf: () => number,
  changed: (size: ChartSize) => void,
): () => void {
  const observer = new ResizeObserver((entries) => {
    const { width = 0, height = 0 } = entries.at(-1)?.contentRect ?? {};
    const [widthPx, heightPx] = [Math.round(width), Math.round(height)];
    if (widthPx === 0 || heightPx === 0) return;
    changed({ widthPx, heightPx, fontPx: fontPxOf() });
  });
  observer.observe(element);
  return () => observer.disconnect();
}

export const isSameSize = (a: ChartSize | null, b: ChartSize): boolean =>
  a?.widthPx === b.widthPx && a.heightPx === b.heightPx && a.fontPx === b.fontPx;
