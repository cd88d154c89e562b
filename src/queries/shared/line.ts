import { abortedError } from '../http/errors';
import type { Answer } from './answer';
import type { Task } from './task';

/** How a task ended at another frame: with an answer, or without one, because the frame has gone or is silent. */
export type LineEnd = Answer | 'gone' | 'silent';

/** What this frame says to the other one about a task with a number. */
export type Said =
  | { readonly type: 'ask'; readonly nr: number; readonly task: Task }
  | { readonly type: 'withdraw'; readonly nr: number }
  | { readonly type: 'ping' };

const TICK_MS = 250;

/** After this many ticks without a word the other frame is asked whether it is there. */
const PING_TICKS = 4;

/** After this many it counts as lost: a second after a task or a ping. Ticks are counted, and not time, because a blocked thread holds up both frames. */
const LOST_TICKS = 8;

/** The tasks that another frame does for this one. */
export class Line {
  readonly #say: (said: Said) => void;
  readonly #open = new Map<number, (end: LineEnd) => void>();
  #nr = 0;
  #quietTicks = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (said: Said) => void) {
    this.#say = say;
  }

  /** @throws QueryError of kind `aborted`, when the signal is aborted */
  run(task: Task, signal: AbortSignal): Promise<LineEnd> {
    if (signal.aborted) return Promise.reject(abortedError());
    const nr = ++this.#nr;
    return new Promise((resolve, reject) => {
      const withdraw = (): void => {
        this.#open.delete(nr);
        this.#say({ type: 'withdraw', nr });
        reject(abortedError());
      };
      signal.addEventListener('abort', withdraw, { once: true });
      if (this.#open.size === 0) this.#watch();
      this.#open.set(nr, (end) => {
        this.#open.delete(nr);
        signal.removeEventListener('abort', withdraw);
        resolve(end);
      });
      this.#say({ type: 'ask', nr, task });
    });
  }

  /** Call it with each sign of life. */
  heard(): void {
    this.#quietTicks = 0;
  }

  answered(nr: number, answer: Answer): void {
    this.heard();
    this.#open.get(nr)?.(answer);
  }

  /** Ends all tasks without an answer. */
  close(end: 'gone' | 'silent'): void {
    clearTimeout(this.#timer);
    for (const settle of [...this.#open.values()]) settle(end);
  }

  #watch(): void {
    this.#quietTicks = PING_TICKS;
    clearTimeout(this.#timer);
    const tick = (): void => {
      if (this.#open.size === 0) return;
      this.#quietTicks += 1;
      if (this.#quietTicks === PING_TICKS) this.#say({ type: 'ping' });
      if (this.#quietTicks >= LOST_TICKS) this.close('silent');
      else this.#timer = setTimeout(tick, TICK_MS);
    };
    this.#timer = setTimeout(tick, TICK_MS);
  }
}
