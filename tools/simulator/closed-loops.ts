import { Agenda } from './agenda';
import { type ClosedLoopPlan } from './model-plan';
import { type Random } from './random';

/** Clients that each send the next call some time after the last one has ended. */
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

  /** Time of the next call, epoch ms; Infinity while all clients wait for a response. */
  get nextMs(): number {
    return this.#thinking.nextMs;
  }

  /** The client that sends a call at {@link nextMs}. @throws Error when there is none */
  take(): number {
    const client = this.#thinking.take();
    if (client === undefined) throw new Error('No client of a closed loop sends a call.');
    return client;
  }

  /** Call it when the call of a client has ended. The client pauses, then sends the next call unless its time is over. */
  free(client: number, nowMs: number): void {
    const plan = this.#clients[client];
    if (!plan) throw new Error(`There is no client ${client}.`);
    const nextMs = nowMs + this.#random.exponential(plan.thinkS * 1000);
    if (nextMs < plan.endMs) this.#thinking.add(nextMs, client);
  }
}
