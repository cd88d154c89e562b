const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]';

/**
 * Where the focus goes when something that floats closes: to what was clicked outside of it, else to its trigger,
 * unless it is already elsewhere.
 * @param outside target of the click that closed it, or null
 */
export function returnFocus(content: HTMLElement | null, anchor: HTMLElement, outside: Element | null): void {
  const next = outside?.closest<HTMLElement>(FOCUSABLE);
  if (next) {
    next.focus({ preventScroll: true });
    return;
  }
  const { activeElement } = anchor.getRootNode() as Document | ShadowRoot;
  const isLost = activeElement === null || activeElement === anchor.ownerDocument.body;
  if (isLost || content?.contains(activeElement)) anchor.focus({ preventScroll: true });
}
