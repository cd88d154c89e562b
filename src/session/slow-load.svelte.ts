/** A load that shows nothing new for this long is called slow, ms. */
const SLOW_MS = 5000;

/** What is slow: the queries of the page, or the server, which does not answer a cheap query in time either. */
export type SlowPart = 'queries' | 'server';

interface SlowLoadOptions {
  /** Sends a query that costs nothing; rejects when it fails. */
  readonly probe: (signal: AbortSignal) => Promise<unknown>;
}

/** Finds out, while a load takes long, whether the queries or the server is slow. */
export class SlowLoad {
  readonly #options: SlowLoadOptions;
  #part = $state<SlowPart | null>(null);
  #controller: AbortController | null = null;

  constructor(options: SlowLoadOptions) {
    this.#options = options;
  }

  /** Null while no load is slow. */
  get part(): SlowPart | null {
    return this.#part;
  }

  /** Call it when the window begins to wait for results. */
  begin(): void {
    this.end();
    const controller = new AbortController();
    this.#controller = controller;
    void this.#watch(controller.signal);
  }

  /** Call it when the window no longer waits. */
  end(): void {
    this.#controller?.abort();
    this.#controller = null;
    this.#part = null;
  }

  async #watch(signal: AbortSignal): Promise<void> {
    await elapsed(SLOW_MS, signal);
    if (signal.aborted) return;
    const answered = this.#options.probe(signal).then(
      () => true,
      () => false,
    );
    const isAnswered = await Promise.race([answered, elapsed(SLOW_MS, signal).then(() => false)]);
    if (!signal.aborted) this.#part = isAnswered ? 'queries' : 'server';
    // A server that answers late is only busy.
    if (!isAnswered && (await answered) && !signal.aborted) this.#part = 'queries';
  }
}

/** Settles after a time, or when the signal is aborted. */
const elapsed = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
