import { QueryError } from './errors';

interface Flight<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  /** How many wait for the answer. */
  riders: number;
}

/** Questions that are under way, so that who asks the same meanwhile shares the answer. */
export class InFlight<T> {
  readonly #flights = new Map<string, Flight<T>>();

  /**
   * The answer to the question under `key`: that which is under way, else a new one from `ask`. It is withdrawn when
   * all who wait for it have withdrawn.
   * @throws what `ask` throws; QueryError of kind `aborted` as soon as `signal` says so, from the promise
   */
  join(key: string, ask: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    if (signal.aborted) return Promise.reject(new QueryError('aborted', 'withdrawn'));
    const flight = this.#flights.get(key) ?? this.#begin(key, ask);
    flight.riders += 1;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(new QueryError('aborted', 'withdrawn'));
        flight.riders -= 1;
        if (flight.riders > 0) return;
        this.#end(key, flight);
        flight.controller.abort();
      };
      signal.addEventListener('abort', leave, { once: true });
      const arrive = (): void => signal.removeEventListener('abort', leave);
      flight.answer.then(resolve, reject).finally(arrive);
    });
  }

  #begin(key: string, ask: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const flight: Flight<T> = { answer: ask(controller.signal), controller, riders: 0 };
    this.#flights.set(key, flight);
    const end = (): void => this.#end(key, flight);
    flight.answer.then(end, end);
    return flight;
  }

  /** Whoever asks from now on asks anew. */
  #end(key: string, flight: Flight<T>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}
