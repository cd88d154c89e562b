import { Agenda } from './agenda';
import { type ClosedLoopPlan } from './model-plan';
import { type Random } from './random';

/** Clients that each send their next call a while after the last one has ended. */
export class ClosedLoops {
  readonly isEmpty: boolean;
  readonly #random: Random;
  /** The plan of each client. */
  readonly #clients: readonly ClosedLoopPlan[];
  readonly #thinking = new Agenda<number>();

  constructor(plans: readonly ClosedLoopPlan[], random: Random) {
    this.#random = random;
    this.#clients = plans.flatMap((plan) => Array.from({ length: plan.clients }, () => plan));
    this.isEmpty = this.#clients.length === 0;
    for (const [client, { startMs }] of this.#clients.entries()) this.free(client, startMs);
  }

  /** When the next call is sent; Infinity while all clients wait for a response. */
  get nextMs(): number {
    return this.#thinking.nextMs;
  }

  /** The client that sends a call at {@link nextMs}. @throws Error when there is none */
  take(): number {
    const client = this.#thinking.take();
    if (client === undefined) throw new Error('No client of a closed loop sends a call.');
    return client;
  }

  /** The call of a client has ended: it thinks, then sends the next one, if its time is not over. */
  free(client: number, nowMs: number): void {
    const plan = this.#clients[client];
    if (!plan) throw new Error(`There is no client ${client}.`);
    const nextMs = nowMs + this.#random.exponential(plan.thinkS * 1000);
    if (nextMs < plan.endMs) this.#thinking.add(nextMs, client);
  }
}
