import type { KeyActions } from './shortcuts';

/**
 * Handles the keys of the page as soon as their code is loaded. When it cannot be loaded, the next key tries again and has no
 * effect itself. Returns a function that stops it.
 */
export function handleKeys(target: Window | HTMLElement, actions: KeyActions): () => void {
  const stopped = new AbortController();
  const { signal } = stopped;
  const start = (): void => {
    import('./shortcuts').then(
      ({ listenToKeys }) => {
        if (!signal.aborted) signal.addEventListener('abort', listenToKeys(target, actions));
      },
      () => target.addEventListener('keydown', start, { once: true, signal }),
    );
  };
  start();
  return () => stopped.abort();
}
