import { ServerClock, type ClockReading } from './server-clock';

/** The time that the page uses as now, and how far the clock of the browser is from it. */
export class ServerTime {
  readonly #clock: ServerClock;
  #reportedMs = $state<number | null>(null);
  #onJump: () => void = () => undefined;

  /** @param browserNow epoch ms by the clock of the browser */
  constructor(browserNow: () => number) {
    this.#clock = new ServerClock(browserNow);
  }

  /** Epoch ms, see {@link ServerClock.now}. */
  readonly now = (): number => this.#clock.now();

  /** How far the server is ahead of the browser, ms, negative when it is behind; null below a minute. */
  get reportedMs(): number | null {
    return this.#reportedMs;
  }

  /** Calls back when {@link now} has jumped: data loaded before is for another time. */
  onJump(callback: () => void): void {
    this.#onJump = callback;
  }

  readonly observe = (reading: ClockReading): void => {
    const hasJumped = this.#clock.observe(reading);
    this.#reportedMs = this.#clock.reportedMs;
    if (hasJumped) this.#onJump();
  };
}
