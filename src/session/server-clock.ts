/** What a response says about the clocks, epoch ms. */
export interface ClockReading {
  /** The `Date` of the response, by the clock of the server: whole seconds. */
  readonly serverMs: number;
  /** When the request went out and when the response was there, by the clock of the browser. */
  readonly sentMs: number;
  readonly receivedMs: number;
}

/** From this difference on the page uses the time of the server. */
const APART_MS = 5000;

/** The page uses it until the difference is below this, so that an estimate near the limit does not flip. */
const TOGETHER_MS = 4000;

/** From this difference on the page shows a notice. */
const NOTICE_MS = 60_000;

/** A `Date` header has whole seconds, rounded down. */
const RESOLUTION_MS = 1000;

/**
 * The time of the server. Samples have the time of the server, so a browser with a wrong clock would query a range without
 * data, or show old data as new. Every response limits the difference of the clocks: its `Date` is between the times at which
 * the request was sent and the response arrived. The estimate starts at 0; each response moves it by the least amount that
 * its limits require.
 */
export class ServerClock {
  readonly #browserNow: () => number;
  #differenceMs = 0;
  #isApart = false;

  /** @param browserNow epoch ms by the clock of the browser */
  constructor(browserNow: () => number) {
    this.#browserNow = browserNow;
  }

  /** Epoch ms: the time of the server when the clocks differ by 5 s or more, else the time of the browser. */
  now(): number {
    return this.#browserNow() + this.#appliedMs;
  }

  /** How far the server is ahead of the browser, ms, negative when it is behind; null below a minute. */
  get reportedMs(): number | null {
    return Math.abs(this.#differenceMs) >= NOTICE_MS ? this.#differenceMs : null;
  }

  /** @returns true when `now()` has jumped, so that earlier requests were for another time */
  observe({ serverMs, sentMs, receivedMs }: ClockReading): boolean {
    const before = this.#appliedMs;
    const leastMs = serverMs - receivedMs;
    const mostMs = serverMs + RESOLUTION_MS - sentMs;
    this.#differenceMs = Math.min(Math.max(this.#differenceMs, leastMs), mostMs);
    this.#isApart = Math.abs(this.#differenceMs) >= (this.#isApart ? TOGETHER_MS : APART_MS);
    return Math.abs(this.#appliedMs - before) >= TOGETHER_MS;
  }

  get #appliedMs(): number {
    return this.#isApart ? this.#differenceMs : 0;
  }
}
