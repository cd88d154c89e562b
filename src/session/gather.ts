import { abortedError } from '../queries/http/errors';

/** The longest that an answer is held back for others that are expected, ms: about what nobody notices. */
const LONGEST_MS = 250;

/**
 * Holds answers back until the next turn, so that all that came meanwhile are shown together. The turn itself waits, for
 * a moment, while others are expected: each time that the page changes costs more than what has changed.
 */
export class Gather {
  readonly #onTurn: (callback: () => void) => void;
  #turn: Promise<void> | null = null;
  #expected = 0;
  /** Begins the turn that waits for what is expected. */
  #begin: (() => void) | null = null;

  /** @param onTurn calls back once, at the next turn, such as the next frame of the browser */
  constructor(onTurn: (callback: () => void) => void) {
    this.#onTurn = onTurn;
  }

  /** Announces an answer. Returns what is to be called when it is there, or will not come. */
  expect(): () => void {
    this.#expected += 1;
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      this.#expected -= 1;
      if (this.#expected === 0) this.#begin?.();
    };
  }

  /** Settles at the next turn. @throws QueryError of kind `aborted`, for an answer that was withdrawn meanwhile */
  async turn(signal: AbortSignal): Promise<void> {
    await (this.#turn ?? this.#start());
    if (signal.aborted) throw abortedError();
  }

  #start(): Promise<void> {
    let resolve = (): void => undefined;
    const turn = new Promise<void>((settle) => (resolve = settle));
    // Before it begins: it may be over at once, where nothing is drawn.
    this.#turn = turn;
    this.#await(resolve);
    return turn;
  }

  #await(resolve: () => void): void {
    const begin = (): void => {
      clearTimeout(timer);
      this.#begin = null;
      this.#onTurn(() => {
        this.#turn = null;
        resolve();
      });
    };
    const timer = this.#expected > 0 ? setTimeout(begin, LONGEST_MS) : undefined;
    if (this.#expected > 0) this.#begin = begin;
    else begin();
  }
}
