import { tick } from 'svelte';

/**
 * Moves the focus to the first of these places that can have it, where a change of the page took it away with what had it. Call it
 * with the change: it waits until the page shows the change.
 * @param app the root element of the app, which the places are in
 * @param places elements, or selectors of them; those that are gone or not shown are passed over
 * @param isScrolled false where the page scrolls by itself
 */
export async function regainFocus(
  app: HTMLElement,
  places: readonly (Element | string | null | undefined)[],
  isScrolled = true,
): Promise<void> {
  const { body } = app.ownerDocument;
  await tick();
  for (const place of places) {
    // Not of the root node: also a host of an app with the focus is not the body, and neither is an element outside.
    if (app.ownerDocument.activeElement !== body) return;
    const element = typeof place === 'string' ? app.querySelector(place) : place;
    if (!(element instanceof HTMLElement) || !app.contains(element)) continue;
    // What has no place in the order of Tab gets the focus too.
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    if (!isScrolled) continue;
    // A person who sees the focus goes along with it, and the bar must not cover it.
    element.style.scrollMarginTop = 'calc(var(--lmd-bar-h) + 8px)';
    if (element.matches(':focus-visible')) element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }
}
