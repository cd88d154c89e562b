import type { Sight } from './panel-sight';

/** Groups outside the window that load at once: a group that comes into the window must not wait long behind them. */
const NEAR_AT_ONCE = 3;

/**
 * The order in which one load gets its reading groups: first those in the window, then those near it. The others wait
 * until they come near. It only decides: its owner loads what `next` returns and calls `finish`.
 */
export class LoadOrder {
  readonly #sightOf: (id: string) => Sight;
  #ids: readonly string[];
  readonly #started = new Set<string>();
  readonly #running = new Set<string>();
  /** Those of them whose response has come. */
  readonly #arrived = new Set<string>();
  /** Those of them of which a part is shown. */
  readonly #shown = new Set<string>();

  constructor(ids: readonly string[], sightOf: (id: string) => Sight) {
    this.#ids = ids;
    this.#sightOf = sightOf;
  }

  /** The page shows other groups from now on. Those that have started stay started. */
  setIds(ids: readonly string[]): void {
    this.#ids = ids;
  }

  /** The groups to load now. Each is returned once and runs until `finish`. */
  next(): string[] {
    const visible = this.#notStarted('visible');
    this.#start(visible);
    if (this.#waits((id) => this.#arrived.has(id))) return visible;
    // Here nothing in the window waits for a response, so nothing of it has just started.
    const room = Math.max(0, NEAR_AT_ONCE - this.#running.size + this.#arrived.size);
    const near = this.#notStarted('near').slice(0, room);
    this.#start(near);
    return near;
  }

  /** A running group has its response and is not shown yet. Those near the window need not wait for it. */
  arrive(id: string): void {
    if (this.#running.has(id)) this.#arrived.add(id);
  }

  /** A running group is shown, without what still loads of it: nothing waits for it any more. */
  showPart(id: string): void {
    this.arrive(id);
    if (this.#running.has(id)) this.#shown.add(id);
  }

  finish(id: string): void {
    this.#running.delete(id);
    this.#arrived.delete(id);
    this.#shown.delete(id);
  }

  /** Starts a group again, wherever it is. Returns false when it runs already. */
  restart(id: string): boolean {
    if (this.#running.has(id)) return false;
    this.#start([id]);
    return true;
  }

  /** The groups that have not started. */
  get pending(): string[] {
    return this.#ids.filter((id) => !this.#started.has(id));
  }

  hasStarted(id: string): boolean {
    return this.#started.has(id);
  }

  /** True while a group in the window, or one that may be there, is not loaded, nor a part of it. */
  get isWaiting(): boolean {
    return this.#waits((id) => this.#shown.has(id));
  }

  /** True when all groups in the window and near it are loaded, or a part of them is shown. */
  get isDone(): boolean {
    const isAtWork = [...this.#running].some((id) => !this.#shown.has(id));
    return !this.isWaiting && !isAtWork && this.#notStarted('near').length === 0;
  }

  /** True while a group in the window is not loaded. @param isEnough true for a running group that counts as loaded */
  #waits(isEnough: (id: string) => boolean): boolean {
    return this.#ids.some((id) => {
      if (this.#started.has(id) && (!this.#running.has(id) || isEnough(id))) return false;
      const sight = this.#sightOf(id);
      return sight === 'visible' || sight === 'unknown';
    });
  }

  #notStarted(sight: Sight): string[] {
    return this.#ids.filter((id) => !this.#started.has(id) && this.#sightOf(id) === sight);
  }

  #start(ids: readonly string[]): void {
    for (const id of ids) {
      this.#started.add(id);
      this.#running.add(id);
    }
  }
}
