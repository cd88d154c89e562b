import { type Span, sumAt } from './span';

/**
 * The two clocks that stamp a request. LMDeploy takes arrivals, first outputs and ends by the clock of the API process when that
 * handles them, and the times of queueing, scheduling and of each token by the clock of the engine. So ITL and decode time compare
 * the two: they grow by a lag of the API process and by a clock of the engine that is behind.
 * @see https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/stats.py
 */
export class Clocks {
  readonly #lag: readonly Span[];
  readonly #skew: readonly Span[];

  /** Spans of `clock-skew` and `api-lag`, their amounts in seconds. */
  constructor(spans: { readonly 'api-lag': readonly Span[]; readonly 'clock-skew': readonly Span[] }) {
    this.#lag = spans['api-lag'];
    this.#skew = spans['clock-skew'];
  }

  /** What the API process stamps an output with that leaves the engine now. */
  apiMs(nowMs: number): number {
    return nowMs + 1000 * sumAt(this.#lag, nowMs);
  }

  /** What the engine stamps this moment with. */
  engineMs(nowMs: number): number {
    return nowMs - 1000 * sumAt(this.#skew, nowMs);
  }
}
