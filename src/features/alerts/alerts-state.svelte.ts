import type { AlertRules } from '../../queries/alert-rules';
import { Latest } from '../../session/latest.svelte';
import type { LatestState } from '../../session/latest-state';

/** Rules are worked out every 15 s in our kit, every minute by default; a later look misses nothing that lasts. */
const LEAST_INTERVAL_MS = 30_000;

/** The alerts of the server, asked for at most every 30 s however often the page refreshes. */
export class AlertsState {
  /** How long an answer is waited for, seconds. */
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

  /** The last good answer, whatever happened since; null before the first. */
  get rules(): AlertRules | null {
    return this.#latest.value;
  }

  /** Epoch ms of the last good answer, or null. */
  get answeredAtMs(): number | null {
    return this.#answeredAtMs;
  }

  /** Asks, unless it is too soon or all is over. Settles with the answer; never throws. */
  async ask(): Promise<void> {
    const nowMs = this.#now();
    const { aborted: isOver } = this.#ending.signal;
    // A clock that was set back does not make it too soon.
    const isTooSoon = this.#askedAtMs !== null && Math.abs(nowMs - this.#askedAtMs) < LEAST_INTERVAL_MS;
    if (isOver || isTooSoon) return;
    this.#askedAtMs = nowMs;
    await this.#latest.run(async (signal) => {
      const rules = await this.#fetchRules(AbortSignal.any([signal, this.#ending.signal]));
      this.#answeredAtMs = this.#now();
      return rules;
    });
  }

  /** Withdraws what is under way; nothing is asked after it. */
  stop(): void {
    this.#ending.abort();
  }
}
