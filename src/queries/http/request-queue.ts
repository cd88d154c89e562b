import { abortedError } from './errors';

/**
 * Sends a few requests at once, in the order in which they came. A request that is aborted before its turn leaves the
 * queue and is never sent.
 */
export class RequestQueue {
  readonly #most: () => number;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  /** @param most requests at once, 1 or more; read again before each */
  constructor(most: () => number) {
    this.#most = most;
  }

  /** Number of requests that are sent and have no response yet. */
  get running(): number {
    return this.#running;
  }

  /** Number of requests that wait for their turn. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * Calls `send` when its turn comes, and settles with it.
   * @throws what `send` throws; QueryError of kind `aborted` for a request that is aborted before its turn
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
            this.#startNext();
          });
      };
      const leave = (): void => {
        this.#waiting.delete(start);
        reject(abortedError());
      };
      if (signal.aborted) {
        leave();
        return;
      }
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.add(start);
      this.#startNext();
    });
  }

  #startNext(): void {
    for (const start of this.#waiting) {
      if (this.#running >= this.#most()) return;
      this.#waiting.delete(start);
      start();
    }
  }
}
