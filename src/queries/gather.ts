import { QueryError } from './errors';

/** Holds answers back until the next turn, so that all that came meanwhile are shown together. */
export class Gather {
  readonly #onTurn: (callback: () => void) => void;
  #turn: Promise<void> | null = null;

  /** @param onTurn calls back once, at the next turn, such as the next frame of the browser */
  constructor(onTurn: (callback: () => void) => void) {
    this.#onTurn = onTurn;
  }

  /** Settles at the next turn. @throws QueryError of kind `aborted`, for an answer that was withdrawn meanwhile */
  async turn(signal: AbortSignal): Promise<void> {
    this.#turn ??= new Promise((resolve) =>
      this.#onTurn(() => {
        this.#turn = null;
        resolve();
      }),
    );
    await this.#turn;
    if (signal.aborted) throw new QueryError('aborted', 'withdrawn');
  }
}
