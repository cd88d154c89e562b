import type { QueryError } from './http/errors';

/** The wait after the second failure in a row, ms. It doubles with each further one. */
const FIRST_MS = 20_000;
const LONGEST_MS = 60_000;

interface Failing {
  readonly failures: number;
  readonly error: QueryError;
  /** Epoch ms. */
  readonly dueAtMs: number;
}

/**
 * What waits before it loads again, while the rest of the page goes on: what fails again and again must not slow down the page. After
 * one failure the next load tries again.
 */
export class BackOff {
  readonly #now: () => number;
  readonly #failing = new Map<string, Failing>();

  /** @param now epoch ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Records how a load ended, such as that of a reading group; null: it succeeded. The same error again is the same failure. */
  note(id: string, error: QueryError | null): void {
    if (error === null) {
      this.#failing.delete(id);
      return;
    }
    if (this.#failing.get(id)?.error === error) return;
    const failures = (this.#failing.get(id)?.failures ?? 0) + 1;
    const ownMs = failures === 1 ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 2, 8));
    const waitMs = Math.max(ownMs, (error.retryAfterS ?? 0) * 1000);
    this.#failing.set(id, { failures, error, dueAtMs: this.#now() + waitMs });
  }

  /** Whether it may load. A clock that was set back does not prolong the wait. */
  isDue(id: string): boolean {
    return this.waitsAfter(id) === null;
  }

  /** The failure after which it still waits; null when it may load. */
  waitsAfter(id: string): QueryError | null {
    const failing = this.#failing.get(id);
    if (!failing) return null;
    const leftMs = failing.dueAtMs - this.#now();
    return leftMs <= 0 || leftMs > 3_600_000 ? null : failing.error;
  }

  /** Forgets all waits, since a person asks for the data. */
  clear(): void {
    this.#failing.clear();
  }
}
