/** Where a panel is: in the window, near it or far from it. `unknown` until the browser reports it, for a second at most. */
export type Sight = 'visible' | 'near' | 'far' | 'unknown';

/** A panel within this part of the window's height, above or below the window, is near. */
const NEAR = '150%';

/** When the browser has reported nothing after this time, all panels count as visible, ms. */
const SILENT_MS = 1000;

interface Seen {
  readonly isVisible?: boolean;
  readonly isNear?: boolean;
}

type Observer = Pick<IntersectionObserver, 'observe' | 'unobserve' | 'disconnect'>;
type Observe = (callback: IntersectionObserverCallback, options: IntersectionObserverInit) => Observer;

/** Null in a browser without IntersectionObserver. */
const BROWSER: Observe | null =
  typeof IntersectionObserver === 'function'
    ? (callback, options) => new IntersectionObserver(callback, options)
    : null;

/**
 * Which panels of an app are in the window, and which are near it. Two observers serve all panels, one for each margin.
 * Without observers, or when they report nothing, every panel counts as visible.
 */
export class PanelSight {
  #onchange: () => void = () => undefined;
  readonly #observers: readonly Observer[];
  readonly #seen = new Map<string, Seen>();
  readonly #ids = new WeakMap<Element, string>();
  readonly #onnear = new Map<string, () => void>();
  readonly #onvisible = new Map<string, (isVisible: boolean) => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(observe: Observe | null = BROWSER) {
    const observer = (key: keyof Seen, rootMargin: string): Observer[] =>
      observe ? [observe((entries) => this.#record(key, entries), { rootMargin })] : [];
    this.#observers = [...observer('isVisible', '0px'), ...observer('isNear', `${NEAR} 0px`)];
  }

  /** @param callback called after each change, once for panels that change together; it replaces the one before */
  onChange(callback: () => void): void {
    this.#onchange = callback;
  }

  of(id: string): Sight {
    if (this.#observers.length === 0) return 'visible';
    const { isVisible, isNear } = this.#seen.get(id) ?? this.#awaitReport(id);
    if (isVisible) return 'visible';
    if (isVisible === undefined || isNear === undefined) return 'unknown';
    return isNear ? 'near' : 'far';
  }

  /**
   * Watches the element of a panel. Returns a function that stops it; the last report is kept.
   * @param onnear called once, when the panel is near for the first time
   * @param onvisible called whenever the panel enters or leaves the window
   */
  watch(
    id: string,
    element: Element,
    onnear: () => void = () => undefined,
    onvisible: (isVisible: boolean) => void = () => undefined,
  ): () => void {
    this.#ids.set(element, id);
    this.#onnear.set(id, onnear);
    this.#onvisible.set(id, onvisible);
    this.#awaitReport(id);
    if (this.#observers.length === 0) this.#callNear();
    for (const observer of this.#observers) observer.observe(element);
    return () => {
      for (const observer of this.#observers) observer.unobserve(element);
    };
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const observer of this.#observers) observer.disconnect();
  }

  #record(key: keyof Seen, entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const id = this.#ids.get(target);
      if (id === undefined) continue;
      this.#seen.set(id, { ...this.#seen.get(id), [key]: isIntersecting });
      if (key === 'isVisible') this.#onvisible.get(id)?.(isIntersecting);
    }
    this.#callNear();
    this.#onchange();
  }

  #callNear(): void {
    for (const [id, onnear] of this.#onnear) {
      const sight = this.of(id);
      if (sight !== 'visible' && sight !== 'near') continue;
      this.#onnear.delete(id);
      onnear();
    }
  }

  #awaitReport(id: string): Seen {
    const nothing: Seen = {};
    this.#seen.set(id, nothing);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#assumeVisible(), SILENT_MS);
    return nothing;
  }

  #assumeVisible(): void {
    const silent = [...this.#seen.keys()].filter((id) => this.of(id) === 'unknown');
    for (const id of silent) this.#seen.set(id, { isVisible: true, isNear: true });
    if (silent.length === 0) return;
    this.#callNear();
    this.#onchange();
  }
}
