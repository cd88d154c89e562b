import type { Grid } from '../../lib/frame';
import { PrometheusClient, type ClientOptions, type TimedMatrix } from './client';
import { InFlight } from './in-flight';
import { RequestQueue } from './request-queue';

/** A client whose range queries wait for their turn, and of which the same one is never under way twice. */
export class QueuedClient extends PrometheusClient {
  readonly #queue: RequestQueue;
  readonly #inFlight = new InFlight<TimedMatrix>();

  /** @param most range queries at once; asked again before each */
  constructor(options: ClientOptions, most: () => number) {
    super(options);
    this.#queue = new RequestQueue(most);
  }

  /** Range queries that are not answered. */
  get load(): { readonly running: number; readonly waiting: number } {
    return { running: this.#queue.running, waiting: this.#queue.waiting };
  }

  override range(expr: string, grid: Grid, signal: AbortSignal): Promise<TimedMatrix> {
    const key = `${grid.startS} ${grid.endS} ${grid.stepS} ${expr}`;
    const ask = (shared: AbortSignal): Promise<TimedMatrix> =>
      this.#queue.run(() => this.send(expr, grid, shared), shared);
    return this.#inFlight.join(key, ask, signal);
  }

  /** Puts a range query whose turn has come. */
  protected send(expr: string, grid: Grid, signal: AbortSignal): Promise<TimedMatrix> {
    return super.range(expr, grid, signal);
  }
}
