/** Where a panel is: in the window, near it or far from it. `unknown` until the browser reports it, for a second at most. */
export type Sight = 'visible' | 'near' | 'far' | 'unknown';

/** A panel within this part of the window's height, above or below the window, is near while a person uses the page. */
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
 * Which panels of an app are in the window, and which are near it. A page that nobody touches needs its window alone: panels
 * are near only from {@link widen} to {@link narrow}. Two observers serve all panels, one for each margin. Without observers,
 * or when they report nothing, every panel counts as visible.
 */
export class PanelSight {
  #onchange: () => void = () => undefined;
  readonly #observe: Observe | null;
  readonly #inWindow: Observer | null;
  /** Built when panels can be near for the first time. */
  #around: Observer | null = null;
  #isWide = false;
  /** True while every panel counts as visible. */
  #isAll = false;
  readonly #elements = new Set<Element>();
  readonly #seen = new Map<string, Seen>();
  readonly #ids = new WeakMap<Element, string>();
  readonly #onnear = new Map<string, () => void>();
  readonly #onvisible = new Map<string, (isVisible: boolean) => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(observe: Observe | null = BROWSER) {
    this.#observe = observe;
    this.#inWindow = this.#observerOf('isVisible', '0px');
  }

  /** Call it when a person begins to use the page: panels around the window are near from now on. */
  widen(): void {
    if (this.#isWide) return;
    this.#isWide = true;
    if (this.#around === null) {
      this.#around = this.#observerOf('isNear', `${NEAR} 0px`);
      for (const element of this.#elements) this.#around?.observe(element);
    }
    this.#callNear();
    this.#onchange();
  }

  /** Call it when the page loads anew: until the next `widen`, only panels in the window are near. */
  narrow(): void {
    this.#isWide = false;
  }

  /** Every panel counts as visible, in order to print the page; `false`: those in the window again. */
  showAll(isAll: boolean): void {
    this.#isAll = isAll;
    for (const [id, onvisible] of this.#onvisible)
      onvisible(isAll || this.#seen.get(id)?.isVisible !== false);
    this.#callNear();
    this.#onchange();
  }

  /** @param callback called after each change, once for panels that change together; it replaces the one before */
  onChange(callback: () => void): void {
    this.#onchange = callback;
  }

  of(id: string): Sight {
    if (this.#inWindow === null || this.#isAll) return 'visible';
    const { isVisible, isNear } = this.#seen.get(id) ?? this.#awaitReport(id);
    if (isVisible === undefined) return 'unknown';
    if (isVisible) return 'visible';
    return this.#isWide && isNear ? 'near' : 'far';
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
    if (this.#inWindow === null) this.#callNear();
    this.#elements.add(element);
    this.#inWindow?.observe(element);
    this.#around?.observe(element);
    return () => {
      this.#elements.delete(element);
      this.#inWindow?.unobserve(element);
      this.#around?.unobserve(element);
    };
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#inWindow?.disconnect();
    this.#around?.disconnect();
    this.#elements.clear();
  }

  #observerOf(key: keyof Seen, rootMargin: string): Observer | null {
    return this.#observe?.((entries) => this.#record(key, entries), { rootMargin }) ?? null;
  }

  #record(key: keyof Seen, entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const id = this.#ids.get(target);
      if (id === undefined) continue;
      this.#seen.set(id, { ...this.#seen.get(id), [key]: isIntersecting });
      if (key === 'isVisible') this.#onvisible.get(id)?.(isIntersecting || this.#isAll);
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
