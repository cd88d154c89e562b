/**
 * A person who opens a part of the page goes on in it: its heading gets the focus and comes into view. A link that opens the part
 * leaves focus and view where they are.
 * @param heading an element that can have the focus; its scroll margin keeps it clear of the bar
 */
export function enter(heading: HTMLElement): void {
  if (!navigator.userActivation.isActive) return;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}
