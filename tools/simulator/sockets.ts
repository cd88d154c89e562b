import { type Random } from './random';
import { type SocketPlan } from './model-plan';

/** Open sockets of a server: one for each call in progress, and those that clients keep open between two calls. */
export class Sockets {
  readonly #plan: SocketPlan;
  readonly #random: Random;
  #busy = 0;
  #pooled = 0;
  /** The times at which idle sockets are closed, ascending, epoch ms. */
  #idleUntilMs: number[] = [];
  #drift = 0;

  /** @param random used only for the drift */
  constructor(plan: SocketPlan, random: Random) {
    this.#plan = plan;
    this.#random = random;
  }

  /** A call arrives. It uses an idle socket if there is one. */
  open(nowMs: number): void {
    this.#closeIdle(nowMs);
    if (this.#idleUntilMs.pop() === undefined && this.#pooled > 0) this.#pooled -= 1;
    this.#busy += 1;
  }

  /** A call has its response. The pool keeps the socket, or the client keeps it for some time. */
  release(nowMs: number): void {
    this.#busy -= 1;
    const { keepAliveS, poolSize } = this.#plan;
    if (this.#pooled + this.#busy < poolSize) this.#pooled += 1;
    else if (keepAliveS > 0) this.#idleUntilMs.push(nowMs + keepAliveS * 1000);
  }

  /** A client disconnects. Its socket is closed at once. */
  close(): void {
    this.#busy -= 1;
  }

  /** Advances the drift; call it at equal intervals. */
  wander(): void {
    const { drift } = this.#plan;
    if (drift > 0) this.#drift = 0.995 * this.#drift + 0.1 * drift * this.#random.normal();
  }

  count(nowMs: number): number {
    this.#closeIdle(nowMs);
    return Math.max(0, this.#busy + this.#pooled + this.#idleUntilMs.length + Math.round(this.#drift));
  }

  #closeIdle(nowMs: number): void {
    const firstOpen = this.#idleUntilMs.findIndex((untilMs) => untilMs > nowMs);
    if (firstOpen === -1) this.#idleUntilMs = [];
    else if (firstOpen > 0) this.#idleUntilMs.splice(0, firstOpen);
  }
}
