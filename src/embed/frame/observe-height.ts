/**
 * Calls back with the height of what a page shows, whole CSS pixels, at once and whenever it changes. The page itself is at least
 * as high as its window, so what counts is where its main part ends. Returns a function that stops it.
 */
export function observeHeight(main: Element, callback: (heightPx: number) => void): () => void {
  const root = main.parentElement ?? main;
  let lastPx = -1;
  const sizes = new ResizeObserver(() => {
    const heightPx = Math.ceil(main.getBoundingClientRect().bottom - root.getBoundingClientRect().top);
    if (heightPx === lastPx) return;
    lastPx = heightPx;
    callback(heightPx);
  });
  // Notices come and go above the main part.
  const observeAll = (): void => {
    for (const child of root.children) sizes.observe(child);
  };
  const children = new MutationObserver(observeAll);
  children.observe(root, { childList: true });
  observeAll();
  return () => {
    children.disconnect();
    sizes.disconnect();
  };
}
