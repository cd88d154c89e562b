import type { Sight } from './panel-sight';

/** Panels out of sight that are asked at once: one that comes into sight does not wait long behind them. */
const NEAR_AT_ONCE = 3;

interface RoundOptions {
  readonly ids: readonly string[];
  readonly sightOf: (id: string) => Sight;
  /** Asks for a panel; settles when it was answered. Must not throw. */
  readonly ask: (id: string) => Promise<void>;
  /** Ends the round: nothing more is asked. */
  readonly signal: AbortSignal;
  /** Called after each step. */
  readonly onstep: () => void;
}

/**
 * The order in which one load asks for its panels: first those in sight, then those near, the others not before they
 * come near.
 */
export class PageRound {
  readonly #options: RoundOptions;
  #ids: readonly string[];
  readonly #asked = new Set<string>();
  readonly #running = new Set<string>();
  readonly #seen = latch();
  readonly #ended = latch();

  constructor(options: RoundOptions) {
    this.#options = options;
    this.#ids = options.ids;
    options.signal.addEventListener('abort', () => this.#finish(), { once: true });
  }

  /** Settles when no panel in sight waits for the first time; also when the round is withdrawn. */
  get seen(): Promise<void> {
    return this.#seen.promise;
  }

  /** Settles when all that are in sight or near are answered; also when the round is withdrawn. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** True while a panel in sight, or one that may be, waits for an answer. */
  get isWaiting(): boolean {
    const { sightOf } = this.#options;
    return this.#ids.some((id) => {
      if (this.#asked.has(id) && !this.#running.has(id)) return false;
      const sight = sightOf(id);
      return sight === 'visible' || sight === 'unknown';
    });
  }

  /** Other panels from now on; what was asked stays asked. */
  show(ids: readonly string[]): void {
    this.#ids = ids;
    this.step();
  }

  /** True when a panel has not been asked. */
  isBehind(id: string): boolean {
    return !this.#asked.has(id);
  }

  /** Asks for what it is the time for; to be called whenever another panel came into sight. */
  step(): void {
    if (this.#options.signal.aborted) return;
    for (const id of this.#unasked('visible')) void this.#start(id);
    if (!this.isWaiting) {
      this.#seen.open();
      const near = this.#unasked('near');
      const room = Math.max(0, NEAR_AT_ONCE - this.#running.size);
      for (const id of near.slice(0, room)) void this.#start(id);
      if (near.length === 0 && this.#running.size === 0) this.#ended.open();
    }
    this.#options.onstep();
  }

  /** Asks for a panel again, wherever it is, unless it is being asked; settles when it was answered. */
  async again(id: string): Promise<void> {
    if (this.#options.signal.aborted || this.#running.has(id)) return;
    const answered = this.#start(id);
    this.#options.onstep();
    await answered;
  }

  #unasked(sight: Sight): string[] {
    const { sightOf } = this.#options;
    return this.#ids.filter((id) => !this.#asked.has(id) && sightOf(id) === sight);
  }

  async #start(id: string): Promise<void> {
    this.#asked.add(id);
    this.#running.add(id);
    await this.#options.ask(id);
    this.#running.delete(id);
    this.step();
  }

  #finish(): void {
    this.#seen.open();
    this.#ended.open();
  }
}

function latch(): { readonly promise: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const promise = new Promise<void>((resolve) => (open = resolve));
  return { promise, open };
}
