/** What a response says about the clocks, epoch ms. */
export interface ClockReading {
  /** The `Date` of the response, by the clock of the server: whole seconds. */
  readonly serverMs: number;
  /** When the request went out and when the response was there, by the clock of the browser. */
  readonly sentMs: number;
  readonly receivedMs: number;
}

/** From here on the time of the server counts. */
const APART_MS = 5000;

/** Once it counts, it does so until the clocks are this close: an estimate near the limit must not flip. */
const TOGETHER_MS = 4000;

/** From here on the page says so. */
const WORTH_TELLING_MS = 60_000;

/** A `Date` header has whole seconds, rounded down. */
const RESOLUTION_MS = 1000;

/**
 * The time as the server has it. Samples carry the time of the server, so a browser whose clock is wrong would ask for a
 * range that has no data yet, or show old data as new. Every response limits how far the clocks can be apart: its `Date` lies
 * between the moments at which the request went out and the response came. The estimate is the difference closest to the
 * one before that the newest response allows; it begins with none.
 */
export class ServerClock {
  readonly #browserNow: () => number;
  #differenceMs = 0;
  #isApart = false;

  /** @param browserNow epoch ms by the clock of the browser */
  constructor(browserNow: () => number) {
    this.#browserNow = browserNow;
  }

  /** Epoch ms: the time of the server where the clocks are 5 s or more apart, else the time of the browser. */
  now(): number {
    return this.#browserNow() + this.#appliedMs;
  }

  /** How far the server is ahead of the browser, ms, negative where it is behind; null below a minute. */
  get reportedMs(): number | null {
    return Math.abs(this.#differenceMs) >= WORTH_TELLING_MS ? this.#differenceMs : null;
  }

  /** @returns true where `now()` has jumped, so that what was asked for was another time */
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
