/** Events by which a person changes what the page shows. Scrolling and moving the focus stay possible. */
const INPUT = ['keydown', 'click', 'dblclick', 'pointerdown', 'pointermove', 'touchstart'] as const;

/**
 * Keeps input from everything in an element, or in the whole window. Assistive technology still reads it, which it would not
 * with the attribute `inert`. Returns a function that stops it.
 */
export function takeNoInput(target: Window | HTMLElement): () => void {
  const drop = (event: Event): void => {
    event.stopImmediatePropagation();
    if (event.type === 'click') event.preventDefault();
  };
  for (const type of INPUT) target.addEventListener(type, drop, { capture: true });
  return () => {
    for (const type of INPUT) target.removeEventListener(type, drop, { capture: true });
  };
}
