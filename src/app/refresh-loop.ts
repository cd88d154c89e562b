/** What the loop needs of the window, so that it can be tested without one. */
export interface LoopHost {
  now(): number;
  isHidden(): boolean;
  /** Calls back when the page is shown again or the network is back. Returns how to stop. */
  onReturn(callback: () => void): () => void;
}

/**
 * Loads again and again: the next load starts an interval after the last one began, but never before it has ended; a
 * hidden page loads nothing and catches up once when it is shown.
 */
export class RefreshLoop {
  readonly #load: () => Promise<void>;
  readonly #host: LoopHost;
  readonly #stopListening: () => void;
  #intervalMs: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #startedAtMs = -Infinity;
  #running = 0;
  #isMissed = false;

  /** @param load settles when all has been answered; must not throw */
  constructor(load: () => Promise<void>, host: LoopHost) {
    this.#load = load;
    this.#host = host;
    this.#stopListening = host.onReturn(() => {
      if (this.#isMissed && !host.isHidden()) void this.trigger();
    });
  }

  /** @param intervalMs from start to start, or null: only when triggered */
  setInterval(intervalMs: number | null): void {
    this.#intervalMs = intervalMs;
    if (this.#running === 0) this.#schedule();
  }

  /** Loads now, whatever is under way; settles with the load. */
  async trigger(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isMissed = false;
    this.#startedAtMs = this.#host.now();
    const run = ++this.#running;
    await this.#load();
    if (run !== this.#running) return;
    this.#running = 0;
    this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#intervalMs = null;
    this.#stopListening();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#intervalMs === null) return;
    const dueInMs = Math.max(0, this.#startedAtMs + this.#intervalMs - this.#host.now());
    this.#timer = setTimeout(() => this.#tick(), Math.min(dueInMs, this.#intervalMs));
  }

  #tick(): void {
    if (this.#host.isHidden()) this.#isMissed = true;
    else void this.trigger();
  }
}

/** The window that the app stands in. */
export function windowHost(now: () => number): LoopHost {
  return {
    now,
    isHidden: () => document.hidden,
    onReturn(callback) {
      document.addEventListener('visibilitychange', callback);
      window.addEventListener('online', callback);
      return () => {
        document.removeEventListener('visibilitychange', callback);
        window.removeEventListener('online', callback);
      };
    },
  };
}
