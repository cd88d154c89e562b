const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]';

/**
 * Moves the focus when an overlay closes: to the element outside that was clicked, otherwise to the anchor, unless another element
 * has the focus already.
 * @param content root of the overlay
 * @param anchor the button that opened it
 * @param outside target of the click outside that closed it, or null
 */
export function returnFocus(
  content: HTMLElement | null,
  anchor: HTMLElement | null,
  outside: Element | null,
): void {
  const next = outside?.closest<HTMLElement>(FOCUSABLE);
  if (next) {
    next.focus({ preventScroll: true });
    return;
  }
  // A command may have removed the button with its bar.
  if (anchor === null) return;
  const { activeElement } = anchor.getRootNode() as Document | ShadowRoot;
  const isLost = activeElement === null || activeElement === anchor.ownerDocument.body;
  if (isLost || content?.contains(activeElement)) anchor.focus({ preventScroll: true });
}
