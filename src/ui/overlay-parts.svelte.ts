import { untrack } from 'svelte';
import type { Locale } from '../i18n/locale.svelte';
import { onIntent } from './intent';
import type { MissingParts } from './missing-parts.svelte';
import type * as overlays from './overlays/parts';

/** The components of the lazily loaded chunk. */
export type OverlayParts = typeof overlays;

const importParts = (): Promise<OverlayParts> => import('./overlays/parts');

/**
 * Loads the chunk with the components of all overlays. Each button has its own loader; the browser keeps a loaded chunk, so
 * there is one request.
 */
export class OverlayLoader {
  #parts = $state.raw<OverlayParts | null>(null);
  #hasFailed = $state(false);
  readonly #locale: Locale;
  readonly #missing: MissingParts;
  readonly #loadMore: () => Promise<void>;

  /** @param loadMore loads more code that one overlay needs */
  constructor(
    locale: Locale,
    missing: MissingParts,
    loadMore: () => Promise<void> = () => Promise.resolve(),
  ) {
    this.#locale = locale;
    this.#missing = missing;
    this.#loadMore = loadMore;
  }

  /** null until the chunk is loaded. */
  get parts(): OverlayParts | null {
    return this.#parts;
  }

  /** True after a failed attempt, until the next one. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Resolves to true when the parts are loaded; never rejects. A call after a failure tries again. */
  async load(): Promise<boolean> {
    if (this.#parts !== null) return true;
    this.#hasFailed = false;
    try {
      const [parts] = await Promise.all([importParts(), this.#locale.loadAllWords(), this.#loadMore()]);
      this.#parts = parts;
    } catch {
      this.#hasFailed = true;
    }
    return this.#parts !== null;
  }

  /**
   * Loads the parts each time `isOpen` becomes true. Call it while a component is set up.
   * @param close called when the parts cannot be loaded, which the page then reports
   */
  loadWhenever(isOpen: () => boolean, close: () => void): void {
    $effect(() => {
      if (!isOpen()) return;
      untrack(() => {
        void this.load().then((isLoaded) => {
          if (isLoaded) return this.#missing.clear();
          this.#missing.report();
          close();
        });
      });
    });
  }
}

/**
 * Loads the chunk of the overlays at the first sign that a person uses the page, when the browser is idle: a page on a wall opens none.
 * @returns cancels the loading if it has not started
 */
export function prefetchOverlays(): () => void {
  const fetchQuietly = (): void => void importParts().catch(() => undefined);
  const stop = onIntent(() => {
    stop();
    // Safari before version 26 has no requestIdleCallback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(fetchQuietly);
    else fetchQuietly();
  });
  return stop;
}
