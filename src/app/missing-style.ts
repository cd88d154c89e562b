/**
 * Calls back when the style sheet of a part cannot be loaded, mostly because an update replaced the files of the page. The part then
 * does not load either.
 * @returns a function that stops it
 * @see https://vite.dev/guide/build#load-error-handling
 */
export function onMissingStyle(callback: () => void): () => void {
  const listener = (event: Event): void => {
    const { payload } = event as Event & { readonly payload?: unknown };
    if (payload instanceof Error && payload.message.includes('CSS')) callback();
  };
  window.addEventListener('vite:preloadError', listener);
  return () => window.removeEventListener('vite:preloadError', listener);
}
