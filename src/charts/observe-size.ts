import type { ChartSize } from './layout/plot-box';

/**
 * Calls `changed` with the size of an element now and after each change of its size. A size of 0 (a folded section, a hidden
 * tab) is ignored.
 * @returns stops observing
 */
export function observeSize(element: HTMLElement, changed: (size: ChartSize) => void): () => void {
  const observer = new ResizeObserver(() => {
    const widthPx = element.clientWidth;
    const heightPx = element.clientHeight;
    if (widthPx === 0 || heightPx === 0) return;
    changed({ widthPx, heightPx, fontPx: Number.parseFloat(getComputedStyle(element).fontSize) });
  });
  observer.observe(element);
  return () => observer.disconnect();
}

export const isSameSize = (a: ChartSize | null, b: ChartSize): boolean =>
  a?.widthPx === b.widthPx && a.heightPx === b.heightPx && a.fontPx === b.fontPx;
