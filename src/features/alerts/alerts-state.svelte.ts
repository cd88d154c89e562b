import type { AlertRules } from '../../queries/alert-rules';
import { Latest } from '../../session/latest.svelte';
import type { LatestState } from '../../session/latest-state';

/** Prometheus evaluates rules every minute by default, every 15 s with `deploy/prometheus/prometheus.yml`. */
const LEAST_INTERVAL_MS = 30_000;

/** The alerts of the server. Requests them at most every 30 s, however often the page refreshes. */
export class AlertsState {
  /** How long a request waits for its response, seconds. */
  readonly timeoutS: number;
  readonly #fetchRules: (signal: AbortSignal) => Promise<AlertRules>;
  readonly #now: () => number;
  readonly #latest = new Latest<AlertRules>();
  readonly #ending = new AbortController();
  #requestedAtMs: number | null = null;
  #loadedAtMs = $state<number | null>(null);

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

  /** Epoch ms at which the request of the last good response was sent, or null. */
  get loadedAtMs(): number | null {
    return this.#loadedAtMs;
  }

  /** Sends a request, unless the last one is under 30 s old or the state has stopped. Settles with the response; never throws. */
  async load(): Promise<void> {
    const nowMs = this.#now();
    const { aborted: isOver } = this.#ending.signal;
    // The absolute difference: after the clock is set back, the time of the last request is in the future.
    const isTooSoon =
      this.#requestedAtMs !== null && Math.abs(nowMs - this.#requestedAtMs) < LEAST_INTERVAL_MS;
    if (isOver || isTooSoon) return;
    this.#requestedAtMs = nowMs;
    await this.#latest.run(async (signal) => {
      const rules = await this.#fetchRules(AbortSignal.any([signal, this.#ending.signal]));
      this.#loadedAtMs = nowMs;
      return rules;
    });
  }

  /** Cancels the request in flight and sends no more. */
  stop(): void {
    this.#ending.abort();
  }
}
