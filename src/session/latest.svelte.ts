import { toQueryError, type QueryError } from '../queries/http/errors';
import type { LatestState } from './latest-state';

/**
 * The newest value of something that is loaded again and again. A new run aborts the one before; the value of an older
 * run is dropped, even if its fetcher ignores the signal.
 */
export class Latest<T> {
  #state = $state.raw<LatestState<T>>({ kind: 'loading', last: null });
  #isRunning = $state(false);
  #controller: AbortController | null = null;
  readonly #afterFailure: (value: T, error: QueryError) => T;

  /** @param afterFailure what is left of the last value when a run has failed; default: all of it */
  constructor(afterFailure: (value: T, error: QueryError) => T = (value) => value) {
    this.#afterFailure = afterFailure;
  }

  get state(): LatestState<T> {
    return this.#state;
  }

  /** True while a run is under way. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** The value of the last run that succeeded; null before the first. */
  get value(): T | null {
    return this.#peek();
  }

  /**
   * Starts a run and settles with it; never throws. The state stays as it is until the run ends.
   * @param fetcher may call `show` with a value for the time until then
   */
  async run(fetcher: (signal: AbortSignal, show: (value: T) => void) => Promise<T>): Promise<void> {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    const last = this.#peek();
    this.#isRunning = true;
    try {
      const value = await fetcher(controller.signal, (early) => {
        if (this.#controller === controller) this.#state = { kind: 'ready', value: early };
      });
      if (this.#controller !== controller) return;
      this.#state = { kind: 'ready', value };
    } catch (cause) {
      if (this.#controller !== controller) return;
      const error = toQueryError(cause);
      // An aborted run leaves the state as it was.
      if (error.kind !== 'aborted')
        this.#state = { kind: 'failed', error, last: last === null ? null : this.#afterFailure(last, error) };
    }
    this.#controller = null;
    this.#isRunning = false;
  }

  #peek(): T | null {
    const state = this.#state;
    return state.kind === 'ready' ? state.value : state.last;
  }
}
