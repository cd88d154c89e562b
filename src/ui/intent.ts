/**
 * Events of a person who may look below or above the window next. Keys are all of them: also one that opens the search or
 * the print of the browser. `scroll` and `focusin` come without any other event from a screen reader.
 */
const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'keydown', 'scroll', 'focusin'] as const;

const LETTER = /^\p{L}$/u;

/** True for the press of a letter alone: it commands the page, such as to refresh, and does not move what is in the window. */
export function isCommand(event: Event): boolean {
  if (!(event instanceof KeyboardEvent)) return false;
  return LETTER.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/**
 * Calls back for each sign that a person uses the page, from the capturing phase on, so that it comes before what the event
 * causes. Returns a function that stops it.
 */
export function onIntent(callback: (event: Event) => void): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const options = { capture: true, passive: true };
  for (const sign of SIGNS) window.addEventListener(sign, callback, options);
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, callback, options);
  };
}
