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

const SEEN: Seen = { isVisible: true, isNear: true };

/** From the most urgent. */
const ORDER: readonly Sight[] = ['visible', 'unknown', 'near', 'far'];

/** An element of a panel. Several can show the same panel. */
interface Watched {
  readonly id: string;
  seen: Seen;
  /** Null after it was called. */
  onnear: (() => void) | null;
  readonly onvisible: (isVisible: boolean) => void;
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
  readonly #watched = new Map<Element, Watched>();
  /** The same by id: a load asks where each panel is at each of its steps. */
  readonly #byId = new Map<string, readonly Watched[]>();
  /** The last reports of ids that have no element. */
  readonly #kept = new Map<string, Seen>();
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
      for (const element of this.#watched.keys()) this.#around?.observe(element);
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
    for (const { seen, onvisible } of this.#watched.values()) onvisible(isAll || seen.isVisible !== false);
    this.#callNear();
    this.#onchange();
  }

  /** @param callback called after each change, once for panels that change together; it replaces the one before */
  onChange(callback: () => void): void {
    this.#onchange = callback;
  }

  /** Of several elements with the same id, that of the nearest one. */
  of(id: string): Sight {
    const watched = this.#byId.get(id);
    if (!watched) return this.#sightOf(this.#kept.get(id) ?? this.#awaitReport(id));
    const sights = watched.map(({ seen }) => this.#sightOf(seen));
    return ORDER.find((sight) => sights.includes(sight)) ?? 'far';
  }

  #sightOf({ isVisible, isNear }: Seen): Sight {
    if (this.#inWindow === null || this.#isAll) return 'visible';
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
    const watched: Watched = { id, seen: {}, onnear, onvisible };
    this.#watched.set(element, watched);
    this.#byId.set(id, [...(this.#byId.get(id) ?? []), watched]);
    this.#kept.delete(id);
    this.#awaitSilence();
    if (this.#inWindow === null) this.#callNear();
    this.#inWindow?.observe(element);
    this.#around?.observe(element);
    return () => {
      this.#watched.delete(element);
      const others = (this.#byId.get(id) ?? []).filter((one) => one !== watched);
      if (others.length > 0) this.#byId.set(id, others);
      else this.#byId.delete(id);
      this.#kept.set(id, watched.seen);
      this.#inWindow?.unobserve(element);
      this.#around?.unobserve(element);
    };
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#inWindow?.disconnect();
    this.#around?.disconnect();
    this.#watched.clear();
    this.#byId.clear();
  }

  #observerOf(key: keyof Seen, rootMargin: string): Observer | null {
    return this.#observe?.((entries) => this.#record(key, entries), { rootMargin }) ?? null;
  }

  #record(key: keyof Seen, entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const watched = this.#watched.get(target);
      if (watched === undefined) continue;
      watched.seen = { ...watched.seen, [key]: isIntersecting };
      if (key === 'isVisible') watched.onvisible(isIntersecting || this.#isAll);
    }
    this.#callNear();
    this.#onchange();
  }

  #callNear(): void {
    for (const watched of [...this.#watched.values()]) {
      const sight = this.#sightOf(watched.seen);
      const { onnear } = watched;
      if (onnear === null || (sight !== 'visible' && sight !== 'near')) continue;
      watched.onnear = null;
      onnear();
    }
  }

  #awaitReport(id: string): Seen {
    const nothing: Seen = {};
    this.#kept.set(id, nothing);
    this.#awaitSilence();
    return nothing;
  }

  #awaitSilence(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#assumeVisible(), SILENT_MS);
  }

  #assumeVisible(): void {
    const isSilent = (seen: Seen): boolean => this.#sightOf(seen) === 'unknown';
    const silent = [...this.#watched.values()].filter(({ seen }) => isSilent(seen));
    const silentIds = [...this.#kept].filter(([, seen]) => isSilent(seen)).map(([id]) => id);
    for (const watched of silent) watched.seen = SEEN;
    for (const id of silentIds) this.#kept.set(id, SEEN);
    if (silent.length + silentIds.length === 0) return;
    this.#callNear();
    this.#onchange();
  }
}
