/** Where a panel is: in the window, near it or not. `unknown` until the browser tells, for a second at most. */
export type Sight = 'visible' | 'near' | 'far' | 'unknown';

/** Near is what lies within this part of the height of the window above or below it. */
const NEAR = '150%';

/** A browser that has not told by then never will, ms. */
const SILENT_MS = 1000;

interface Seen {
  readonly isVisible?: boolean;
  readonly isNear?: boolean;
}

type Observer = Pick<IntersectionObserver, 'observe' | 'unobserve' | 'disconnect'>;
type Observe = (callback: IntersectionObserverCallback, options: IntersectionObserverInit) => Observer;

/** What the browser has to watch with, or null where it has nothing. */
const BROWSER: Observe | null =
  typeof IntersectionObserver === 'function'
    ? (callback, options) => new IntersectionObserver(callback, options)
    : null;

/**
 * Which panels of an app can be seen, and which nearly. Two observers serve all panels, as one cannot tell the two
 * apart. Nothing depends on them alone: without them, or when they say nothing, every panel counts as visible.
 */
export class PanelSight {
  readonly #onchange: () => void;
  readonly #observers: readonly Observer[];
  readonly #seen = new Map<string, Seen>();
  readonly #ids = new WeakMap<Element, string>();
  readonly #onnear = new Map<string, () => void>();
  readonly #onvisible = new Map<string, (isVisible: boolean) => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onchange called after each change, and once for all that change together */
  constructor(onchange: () => void, observe: Observe | null = BROWSER) {
    this.#onchange = onchange;
    const observer = (key: keyof Seen, rootMargin: string): Observer[] =>
      observe ? [observe((entries) => this.#note(key, entries), { rootMargin })] : [];
    this.#observers = [...observer('isVisible', '0px'), ...observer('isNear', `${NEAR} 0px`)];
  }

  of(id: string): Sight {
    if (this.#observers.length === 0) return 'visible';
    const { isVisible, isNear } = this.#seen.get(id) ?? this.#expect(id);
    if (isVisible) return 'visible';
    if (isVisible === undefined || isNear === undefined) return 'unknown';
    return isNear ? 'near' : 'far';
  }

  /**
   * Watches the element of a panel. Returns how to stop; what was seen of it last is kept.
   * @param onnear called once, when it is near for the first time
   * @param onvisible called whenever it comes into the window or leaves it
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
    this.#expect(id);
    if (this.#observers.length === 0) this.#tellNear();
    for (const observer of this.#observers) observer.observe(element);
    return () => {
      for (const observer of this.#observers) observer.unobserve(element);
    };
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const observer of this.#observers) observer.disconnect();
  }

  #note(key: keyof Seen, entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const id = this.#ids.get(target);
      if (id === undefined) continue;
      this.#seen.set(id, { ...this.#seen.get(id), [key]: isIntersecting });
      if (key === 'isVisible') this.#onvisible.get(id)?.(isIntersecting);
    }
    this.#tellNear();
    this.#onchange();
  }

  #tellNear(): void {
    for (const [id, onnear] of this.#onnear) {
      const sight = this.of(id);
      if (sight !== 'visible' && sight !== 'near') continue;
      this.#onnear.delete(id);
      onnear();
    }
  }

  #expect(id: string): Seen {
    const nothing: Seen = {};
    this.#seen.set(id, nothing);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#giveUp(), SILENT_MS);
    return nothing;
  }

  #giveUp(): void {
    const silent = [...this.#seen.keys()].filter((id) => this.of(id) === 'unknown');
    for (const id of silent) this.#seen.set(id, { isVisible: true, isNear: true });
    if (silent.length === 0) return;
    this.#tellNear();
    this.#onchange();
  }
}
