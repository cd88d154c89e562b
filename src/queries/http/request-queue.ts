import { QueryError } from './errors';

/**
 * Sends requests a few at once and in the order in which they came. One that is withdrawn before its turn leaves
 * without being sent, so no more wait than a page wants at one moment.
 */
export class RequestQueue {
  readonly #most: () => number;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  /** @param most requests at once, 1 or more; asked again before each */
  constructor(most: () => number) {
    this.#most = most;
  }

  /** Requests that have been sent and not answered. */
  get running(): number {
    return this.#running;
  }

  /** Requests that wait for their turn. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * Calls `send` when its turn comes, and settles with it.
   * @throws QueryError, from the promise: of kind `aborted` when withdrawn before its turn
   */
  run<T>(send: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const start = (): void => {
        signal.removeEventListener('abort', leave);
        this.#running += 1;
        send()
          .then(resolve, reject)
          .finally(() => {
            this.#running -= 1;
            this.#next();
          });
      };
      const leave = (): void => {
        this.#waiting.delete(start);
        reject(new QueryError('aborted', 'withdrawn'));
      };
      if (signal.aborted) {
        leave();
        return;
      }
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.add(start);
      this.#next();
    });
  }

  #next(): void {
    for (const start of this.#waiting) {
      if (this.#running >= this.#most()) return;
      this.#waiting.delete(start);
      start();
    }
  }
}
