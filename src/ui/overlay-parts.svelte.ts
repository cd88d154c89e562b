import type * as overlays from './overlays/parts';

/** The components of the lazily loaded chunk. */
export type OverlayParts = typeof overlays;

const importParts = (): Promise<OverlayParts> => import('./overlays/parts');

/**
 * Fetches the chunk of all that floats. The browser keeps what it has fetched, so every trigger has a loader of its
 * own and the network sees one request.
 */
export class OverlayLoader {
  #parts = $state.raw<OverlayParts | null>(null);
  #hasFailed = $state(false);

  /** Null until the chunk is here. */
  get parts(): OverlayParts | null {
    return this.#parts;
  }

  /** True after a failed attempt, until the next one. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Resolves to whether the parts are here; never rejects. A call after a failure tries again. */
  async load(): Promise<boolean> {
    if (this.#parts !== null) return true;
    this.#hasFailed = false;
    try {
      this.#parts = await importParts();
    } catch {
      this.#hasFailed = true;
    }
    return this.#parts !== null;
  }
}

/**
 * Fetches the chunk when the browser has nothing better to do. Returns how to give up.
 * @param afterMs leaves the first paint of the page alone for so long
 */
export function prefetchOverlays(afterMs = 2000): () => void {
  const fetchQuietly = (): void => void importParts().catch(() => undefined);
  const timer = setTimeout(() => {
    // Safari has no requestIdleCallback before version 26.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(fetchQuietly);
    else fetchQuietly();
  }, afterMs);
  return () => clearTimeout(timer);
}
