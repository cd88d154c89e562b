/** The panels above a target have loaded by then, ms. */
const HOLD_MS = 6000;

/** Between the bar and a panel that is as high as the window, px. */
const GAP_PX = 8;

/** What a person does to look elsewhere. */
const LEAVING = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** Where the upper edge of a panel belongs: in the middle of what the bar leaves free, and never under the bar. */
const placeOf = (barPx: number, windowPx: number, heightPx: number): number =>
  barPx + Math.max(GAP_PX, (windowPx - barPx - heightPx) / 2);

/**
 * Scrolls to an element with the focus and keeps it at its place while panels above it load and grow, until a person scrolls,
 * presses a key, or moves the focus.
 * @param barPx height of the bar, CSS pixels
 */
export function holdInPlace(element: HTMLElement, page: HTMLElement, barPx: number): void {
  element.style.scrollMarginTop = `${placeOf(barPx, innerHeight, element.offsetHeight)}px`;
  const scroll = (): void => element.scrollIntoView({ block: 'start', behavior: 'instant' });
  scroll();
  const stopped = new AbortController();
  const { signal } = stopped;
  const observer = new ResizeObserver(scroll);
  observer.observe(page);
  const stop = (): void => {
    observer.disconnect();
    stopped.abort();
  };
  for (const sign of LEAVING) window.addEventListener(sign, stop, { capture: true, passive: true, signal });
  element.addEventListener('focusout', stop, { signal });
  setTimeout(stop, HOLD_MS);
}
