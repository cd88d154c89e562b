/** Tells whether a person can see the page: not in a hidden tab, and not in a frame that its host has scrolled out of sight. */
export interface PageSight {
  isHidden(): boolean;
  /** Calls back each time the page comes into sight. Returns a function that stops it. */
  onShown(callback: () => void): () => void;
  stop(): void;
}

/** The sight of the document. An observer with the viewport as its root also sees what hosts of other origins clip. */
export function pageSight(): PageSight {
  const stopped = new AbortController();
  const callbacks = new Set<() => void>();
  let isInSight = true;
  const isHidden = (): boolean => document.hidden || !isInSight;
  const shown = (): void => {
    if (!isHidden()) for (const callback of callbacks) callback();
  };
  document.addEventListener('visibilitychange', shown, { signal: stopped.signal });
  if (window.parent !== window) {
    const observer = new IntersectionObserver((entries) => {
      isInSight = entries.at(-1)?.isIntersecting ?? true;
      shown();
    });
    observer.observe(document.documentElement);
    stopped.signal.addEventListener('abort', () => observer.disconnect());
  }
  return {
    isHidden,
    onShown(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    stop: () => stopped.abort(),
  };
}
