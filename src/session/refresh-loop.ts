import type { LoadEnd } from './load-end';
import { backOffMs, LOADS_SEEN, stretchedMs } from './refresh-pace';

/** How the loop goes, for a person to see. */
export type Pace =
  | { readonly kind: 'steady' }
  /** Answers are slow: it loads at this interval instead of the chosen one. */
  | { readonly kind: 'slowed'; readonly intervalMs: number }
  /** Prometheus is not reached; epoch ms of the next try, or null while it tries. */
  | { readonly kind: 'failing'; readonly nextAtMs: number | null };

/** What the loop needs of the window, so that it can be tested without one. */
export interface LoopHost {
  /** Epoch ms. */
  now(): number;
  /** 0 to 1. */
  random(): number;
  isHidden(): boolean;
  /** Calls back once. Returns how to stop. */
  after(delayMs: number, callback: () => void): () => void;
  /** Calls back when the page is shown again, and when the network is back. Returns how to stop. */
  onReturn(callback: (of: 'page' | 'network') => void): () => void;
  /** Told of each change of pace. */
  onPace(pace: Pace): void;
}

const STEADY: Pace = { kind: 'steady' };

/**
 * Loads again and again: the next load starts an interval after the last one began, but never before it has ended.
 * Slow answers stretch the interval; failures are followed by ever longer waits, which end at once with the first
 * answer or when the network is back. A hidden page starts no load, whoever asks for it, and catches up once when it is
 * shown.
 */
export class RefreshLoop {
  readonly #load: () => Promise<LoadEnd>;
  readonly #host: LoopHost;
  readonly #stopListening: () => void;
  #intervalMs: number | null = null;
  #cancelTimer: () => void = () => undefined;
  #startedAtMs = -Infinity;
  #durationsMs: readonly number[] = [];
  #failures = 0;
  #run = 0;
  #isRunning = false;
  #isMissed = false;
  #isStopped = false;

  /** @param load settles when all has been answered; must not throw */
  constructor(load: () => Promise<LoadEnd>, host: LoopHost) {
    this.#load = load;
    this.#host = host;
    this.#stopListening = host.onReturn((of) => {
      const isDue = of === 'network' && (this.#failures > 0 || this.#isRunning);
      if (this.#isMissed || isDue) void this.trigger();
    });
  }

  /** @param intervalMs from start to start, or null: only when triggered */
  setInterval(intervalMs: number | null): void {
    this.#intervalMs = intervalMs;
    if (!this.#isRunning) this.#schedule();
  }

  /** Loads now, whatever is under way; settles with the load. */
  async trigger(): Promise<void> {
    await this.#start(false);
  }

  /** To be called when Prometheus was reached by other ways: if the loop waits because it was not, it goes on. */
  reached(): void {
    if (this.#failures > 0 && !this.#isRunning) void this.trigger();
  }

  stop(): void {
    this.#isStopped = true;
    this.#run += 1;
    this.#cancelTimer();
    this.#stopListening();
  }

  async #start(isByItself: boolean): Promise<void> {
    this.#cancelTimer();
    if (this.#isStopped) return;
    this.#isMissed = this.#host.isHidden();
    if (this.#isMissed) return;
    this.#startedAtMs = this.#host.now();
    const run = ++this.#run;
    this.#isRunning = true;
    if (this.#failures > 0 && this.#intervalMs !== null) this.#tell({ kind: 'failing', nextAtMs: null });
    const end = await this.#load();
    if (run !== this.#run) return;
    this.#isRunning = false;
    this.#note(end, isByItself);
    this.#schedule();
  }

  #note(end: LoadEnd, isByItself: boolean): void {
    if (end === 'unreached') {
      // Who tries by hand does not wait longer for it.
      this.#failures = isByItself ? this.#failures + 1 : Math.max(1, this.#failures);
    } else if (end === 'answered') {
      this.#failures = 0;
      const durationMs = Math.max(0, this.#host.now() - this.#startedAtMs);
      this.#durationsMs = [...this.#durationsMs, durationMs].slice(-LOADS_SEEN);
    }
  }

  #schedule(): void {
    this.#cancelTimer();
    // What was missed while hidden is due when the page is shown, whatever the interval.
    if (this.#isStopped || this.#isMissed) return;
    if (this.#intervalMs === null) {
      this.#tell(STEADY);
      return;
    }
    const nowMs = this.#host.now();
    const intervalMs = stretchedMs(this.#intervalMs, this.#durationsMs);
    let dueInMs = Math.min(Math.max(0, this.#startedAtMs + intervalMs - nowMs), intervalMs);
    if (this.#failures > 0) {
      dueInMs = backOffMs(this.#intervalMs, this.#failures, this.#host.random());
      this.#tell({ kind: 'failing', nextAtMs: nowMs + dueInMs });
    } else this.#tell(intervalMs > this.#intervalMs ? { kind: 'slowed', intervalMs } : STEADY);
    this.#cancelTimer = this.#host.after(dueInMs, () => void this.#start(true));
  }

  #tell(pace: Pace): void {
    this.#host.onPace(pace);
  }
}

/** The window that the app stands in. */
export function windowHost(now: () => number, onPace: (pace: Pace) => void): LoopHost {
  return {
    now,
    onPace,
    random: () => Math.random(),
    isHidden: () => document.hidden,
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    onReturn(callback) {
      const shown = (): void => {
        if (!document.hidden) callback('page');
      };
      const online = (): void => callback('network');
      document.addEventListener('visibilitychange', shown);
      window.addEventListener('online', online);
      return () => {
        document.removeEventListener('visibilitychange', shown);
        window.removeEventListener('online', online);
      };
    },
  };
}
