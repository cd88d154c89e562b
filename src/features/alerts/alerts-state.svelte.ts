import type { AlertRules } from '../../queries/alert-rules';
import { Latest } from '../../session/latest.svelte';
import type { LatestState } from '../../session/latest-state';

/** Prometheus evaluates rules every minute by default, every 15 s in our kit. */
const LEAST_INTERVAL_MS = 30_000;

/** The alerts of the server. Requests them at most every 30 s, however often the page refreshes. */
export class AlertsState {
  /** How long a request waits for its response, seconds. */
  readonly timeoutS: number;
  readonly #fetchRules: (signal: AbortSignal) => Promise<AlertRules>;
  readonly #now: () => number;
  readonly #latest = new Latest<AlertRules>();
  readonly #ending = new AbortController();
  #askedAtMs: number | null = null;
  #answeredAtMs = $state<number | null>(null);

  /**
   * @param fetchRules may reject with a QueryError
   * @param now epoch ms
   */
  constructor(fetchRules: (signal: AbortSignal) => Promise<AlertRules>, timeoutS: number, now: () => number) {
    this.#fetchRules = fetchRules;
    this.timeoutS = timeoutS;
    this.#now = now;
  }

  get state(): LatestState<AlertRules> {
    return this.#latest.state;
  }

  /** The last good response, kept through failures; null before the first. */
  get rules(): AlertRules | null {
    return this.#latest.value;
  }

  /** Epoch ms of the last good response, or null. */
  get answeredAtMs(): number | null {
    return this.#answeredAtMs;
  }

  /** Sends a request, unless the last one is under 30 s old or the state has stopped. Settles with the response; never throws. */
  async ask(): Promise<void> {
    const nowMs = this.#now();
    const { aborted: isOver } = this.#ending.signal;
    // The absolute difference: after the clock is set back, the last request seems to lie in the future.
    const isTooSoon = this.#askedAtMs !== null && Math.abs(nowMs - this.#askedAtMs) < LEAST_INTERVAL_MS;
    if (isOver || isTooSoon) return;
    this.#askedAtMs = nowMs;
    await this.#latest.run(async (signal) => {
      const rules = await this.#fetchRules(AbortSignal.any([signal, this.#ending.signal]));
      this.#answeredAtMs = this.#now();
      return rules;
    });
  }

  /** Cancels the request in flight and sends no more. */
  stop(): void {
    this.#ending.abort();
  }
}
