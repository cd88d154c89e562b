import type { PageSight } from './page-sight';
import type { LoadEnd } from './load-end';
import { backOffMs, dueAtMs, LOADS_SEEN, stretchedMs } from './refresh-pace';

/** How the loop runs, as the page shows it. */
export type Pace =
  | { readonly kind: 'steady' }
  /** Loads are slow: the loop uses this interval instead of the chosen one. */
  | { readonly kind: 'slowed'; readonly intervalMs: number }
  /** Everything fails. Epoch ms of the next try, or null during a try. */
  | { readonly kind: 'failing'; readonly nextAtMs: number | null };

/** What the loop needs from the window, so that tests can run without one. */
export interface LoopHost {
  /** Epoch ms. */
  now(): number;
  /** 0 to 1. */
  random(): number;
  isHidden(): boolean;
  /** Calls back once. Returns a function that cancels it. */
  after(delayMs: number, callback: () => void): () => void;
  /** Calls back when the page is shown again, and when the network is back. Returns a function that stops it. */
  onReturn(callback: (of: 'page' | 'network') => void): () => void;
  /** Called with each change of pace. */
  onPace(pace: Pace): void;
}

const STEADY: Pace = { kind: 'steady' };

/**
 * Loads in a loop: the next load starts on the next multiple of the interval by the clock of the server, but never before the end
 * of the last one, and a whole interval later where loads are slow.
 * Slow loads stretch the interval. When everything fails the waits grow, at least as long as the server asks; a load with a result
 * ends them, and so does
 * the return of the network. A hidden page starts no load. When it is shown again, it makes up for the missed ones once.
 */
export class RefreshLoop {
  readonly #load: (isAutomatic: boolean) => Promise<LoadEnd>;
  readonly #host: LoopHost;
  readonly #stopListening: () => void;
  /** Of this page, for {@link dueAtMs}. */
  readonly #random: number;
  #intervalMs: number | null = null;
  #cancelTimer: () => void = () => undefined;
  #startedAtMs = -Infinity;
  #durationsMs: readonly number[] = [];
  #failures = 0;
  /** How long the server asked to wait at the last failure. */
  #retryAfterMs = 0;
  #run = 0;
  #isRunning = false;
  #isMissed = false;
  #isStopped = false;

  /**
   * @param load settles at the end of the load; must not throw. `isAutomatic`: the timer starts it, not a person or the
   *   return of the network
   */
  constructor(load: (isAutomatic: boolean) => Promise<LoadEnd>, host: LoopHost) {
    this.#load = load;
    this.#host = host;
    this.#random = host.random();
    this.#stopListening = host.onReturn((of) => {
      const isDue = of === 'network' && (this.#failures > 0 || this.#isRunning);
      if (this.#isMissed || isDue) void this.trigger();
    });
  }

  /** @param intervalMs from start to start; null: loads start by `trigger` only */
  setInterval(intervalMs: number | null): void {
    this.#intervalMs = intervalMs;
    if (!this.#isRunning) this.#schedule();
  }

  /** Loads now, also while a load runs; settles at its end. */
  async trigger(): Promise<void> {
    await this.#start(false);
  }

  /** Call it when a request outside the loop has reached Prometheus: a loop that waits after a failure loads at once. */
  reached(): void {
    if (this.#failures > 0 && !this.#isRunning) void this.trigger();
  }

  stop(): void {
    this.#isStopped = true;
    this.#run += 1;
    this.#cancelTimer();
    this.#stopListening();
  }

  async #start(isAutomatic: boolean): Promise<void> {
    this.#cancelTimer();
    if (this.#isStopped) return;
    this.#isMissed = this.#host.isHidden();
    if (this.#isMissed) return;
    this.#startedAtMs = this.#host.now();
    const run = ++this.#run;
    this.#isRunning = true;
    if (this.#failures > 0 && this.#intervalMs !== null) this.#report({ kind: 'failing', nextAtMs: null });
    const end = await this.#load(isAutomatic);
    if (run !== this.#run) return;
    this.#isRunning = false;
    this.#note(end, isAutomatic);
    this.#schedule();
  }

  #note(end: LoadEnd, isAutomatic: boolean): void {
    if (end.kind === 'failed') {
      // A failed manual load does not make the next wait longer.
      this.#failures = isAutomatic ? this.#failures + 1 : Math.max(1, this.#failures);
      this.#retryAfterMs = (end.retryAfterS ?? 0) * 1000;
    } else if (end.kind === 'loaded') {
      this.#failures = 0;
      const durationMs = Math.max(0, this.#host.now() - this.#startedAtMs);
      this.#durationsMs = [...this.#durationsMs, durationMs].slice(-LOADS_SEEN);
    }
  }

  #schedule(): void {
    this.#cancelTimer();
    // A load that was missed while hidden is due when the page is shown, not after the interval.
    if (this.#isStopped || this.#isMissed) return;
    if (this.#intervalMs === null) {
      this.#report(STEADY);
      return;
    }
    const nowMs = this.#host.now();
    const intervalMs = stretchedMs(this.#intervalMs, this.#durationsMs);
    const isStretched = intervalMs > this.#intervalMs;
    const dueMs = isStretched
      ? this.#startedAtMs + intervalMs
      : dueAtMs(this.#startedAtMs, intervalMs, this.#random);
    let dueInMs = Math.min(Math.max(0, dueMs - nowMs), 1.5 * intervalMs);
    if (this.#failures > 0) {
      const ownMs = backOffMs(this.#intervalMs, this.#failures, this.#host.random());
      dueInMs = Math.max(ownMs, this.#retryAfterMs);
      this.#report({ kind: 'failing', nextAtMs: nowMs + dueInMs });
    } else this.#report(isStretched ? { kind: 'slowed', intervalMs } : STEADY);
    this.#cancelTimer = this.#host.after(dueInMs, () => void this.#start(true));
  }

  #report(pace: Pace): void {
    this.#host.onPace(pace);
  }
}

/**
 * The browser window of the app as a host of the loop.
 * @param random 0 to 1, for apps that load at the same moments; left out: another one each time
 */
export function windowHost(
  now: () => number,
  onPace: (pace: Pace) => void,
  sight: PageSight,
  random?: number,
): LoopHost {
  return {
    now,
    onPace,
    random: () => random ?? Math.random(),
    isHidden: () => sight.isHidden(),
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    onReturn(callback) {
      const online = (): void => callback('network');
      const stop = sight.onShown(() => callback('page'));
      window.addEventListener('online', online);
      return () => {
        stop();
        window.removeEventListener('online', online);
      };
    },
  };
}
