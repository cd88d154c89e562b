import { QueryError } from './errors';
import type { LatestState } from './latest-state';

/**
 * The newest answer to a question that is asked again and again. A new run withdraws the one before; an answer that
 * was overtaken is dropped, whatever its fetcher does with the signal.
 */
export class Latest<T> {
  #state = $state.raw<LatestState<T>>({ kind: 'loading', last: null });
  #isRunning = $state(false);
  #controller: AbortController | null = null;

  get state(): LatestState<T> {
    return this.#state;
  }

  /** True while a run is under way. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** The last good answer, whatever happened since; null before the first. */
  get value(): T | null {
    return this.#peek();
  }

  /**
   * Starts a run and settles with it; never throws. What stands stays until the new answer is whole.
   */
  async run(fetcher: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    if (this.#state.kind === 'ready') this.#state = { ...this.#state, isRefreshing: true };
    const last = this.#peek();
    this.#isRunning = true;
    try {
      const value = await fetcher(controller.signal);
      if (this.#controller !== controller) return;
      this.#state = { kind: 'ready', value, isRefreshing: false };
    } catch (cause) {
      if (this.#controller !== controller) return;
      const error =
        cause instanceof QueryError ? cause : new QueryError('malformed', String(cause), { cause });
      if (error.kind === 'aborted') this.#rest();
      else this.#state = { kind: 'failed', error, last };
    }
    this.#controller = null;
    this.#isRunning = false;
  }

  /** A withdrawn run leaves what was there. */
  #rest(): void {
    if (this.#state.kind === 'ready') this.#state = { ...this.#state, isRefreshing: false };
  }

  #peek(): T | null {
    const state = this.#state;
    return state.kind === 'ready' ? state.value : state.last;
  }
}
