import { onNextTask } from '../queries/batch/next-task';
import { abortedError } from '../queries/http/errors';

/** How long a result waits at most for others that are expected, ms: a delay that nobody notices. */
const LONGEST_MS = 250;

/**
 * Holds results back until the next turn, so that all that arrive before it are shown together: a change of the page
 * costs more than the number of results in it. The turn itself waits a moment while more results are expected.
 */
export class Gather {
  readonly #onTurn: (callback: () => void) => void;
  readonly #later: Gather | null;
  #turn: Promise<void> | null = null;
  #expected = 0;
  /** Begins the turn that waits for expected results. */
  #begin: (() => void) | null = null;

  /**
   * @param onTurn calls back once at the next turn, such as the next frame of the browser
   * @param later also waits for what is expected here, so that its results are shown with those of this one or after them
   */
  constructor(onTurn: (callback: () => void) => void, later: Gather | null = null) {
    this.#onTurn = onTurn;
    this.#later = later;
  }

  /** Announces a result. The caller calls the returned function when the result has arrived or will not come. */
  expect(): () => void {
    this.#expected += 1;
    const arriveLater = this.#later?.expect();
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      arriveLater?.();
      this.#expected -= 1;
      if (this.#expected === 0) this.#begin?.();
    };
  }

  /** Settles at the next turn. @throws QueryError of kind `aborted` as soon as the signal is aborted */
  async turn(signal: AbortSignal): Promise<void> {
    await Promise.race([
      this.#turn ?? this.#start(),
      new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true })),
    ]);
    if (signal.aborted) throw abortedError();
  }

  /** Settles when the expected results are on the screen, or after the longest wait. Settles at once when none is expected. */
  async shown(): Promise<void> {
    if (this.#expected === 0 && this.#turn === null) return;
    await (this.#turn ?? this.#start());
    // The browser paints between the turn and the next task.
    await new Promise<void>(onNextTask);
  }

  #start(): Promise<void> {
    let resolve = (): void => undefined;
    const turn = new Promise<void>((settle) => (resolve = settle));
    // Set before the turn begins: a hidden page ends it at once.
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
