interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

/** Time that passes when told to. */
export class FakeClock {
  readonly #settle: () => Promise<void>;
  readonly #timers = new Set<Timer>();
  nowMs: number;

  /** @param settle lets all happen that waits for nothing but its turn */
  constructor(nowMs: number, settle: () => Promise<void>) {
    this.nowMs = nowMs;
    this.#settle = settle;
  }

  /** Calls back once. Returns how to stop. */
  after(delayMs: number, callback: () => void): () => void {
    const timer = { atMs: this.nowMs + Math.max(0, delayMs), callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets time pass; after each moment at which something was due, all that follows from it happens, then `check`. */
  async advance(ms: number, check: () => void): Promise<void> {
    const endMs = this.nowMs + ms;
    await this.#settle();
    check();
    for (let due = this.#due(endMs); due.length > 0; due = this.#due(endMs)) {
      this.nowMs = due[0]?.atMs ?? endMs;
      for (const timer of due) {
        // One that was due at the same moment may have stopped it.
        if (this.#timers.delete(timer)) timer.callback();
      }
      await this.#settle();
      check();
    }
    this.nowMs = endMs;
  }

  /** The timers of the next moment before `endMs`. */
  #due(endMs: number): Timer[] {
    let atMs = Infinity;
    for (const timer of this.#timers) atMs = Math.min(atMs, timer.atMs);
    return atMs > endMs ? [] : [...this.#timers].filter((timer) => timer.atMs === atMs);
  }
}
