import { onNextTask } from '../batch/next-task';
import { abortedError } from '../http/errors';
import type { RangeClient } from '../reading-loader';
import { taskKey, type GetTask, type GotResponse, type RangeTask, type Task, type TaskResult } from './task';

interface Doing {
  readonly range: RangeClient['range'];
  readonly get: (url: string, signal: AbortSignal) => Promise<GotResponse>;
  /** True while other frames may want something too: range queries then wait for theirs. */
  readonly hasOthers: () => boolean;
}

/** Range queries wait until none has come for this long, ms: frames that refresh at the same moment take turns. */
const QUIET_MS = 30;

/** But no longer than this, ms. */
const LONGEST_WAIT_MS = 150;

/** A result is kept for this long, ms, for frames that load a little later: below half a refresh interval. */
const KEPT_MS = { range: 2000, get: 5000 } as const;

/** Tasks that are done together. They are withdrawn when nobody waits for any of them. */
interface Round {
  readonly controller: AbortController;
  waiting: number;
  /** Null when the round has started. */
  starts: (() => void)[] | null;
  openedAtMs: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

interface Running {
  readonly result: Promise<TaskResult>;
  readonly round: Round;
}

/** Does the tasks of several frames: equal ones once, and range queries together. */
export class SharedTasks {
  readonly #doing: Doing;
  readonly #running = new Map<string, Running>();
  #open: Round | null = null;

  constructor(doing: Doing) {
    this.#doing = doing;
  }

  /**
   * @returns what the task gives, which may be up to a few seconds old
   * @throws QueryError of kind `aborted` when the signal is aborted; else what the task throws
   */
  run(task: Task, signal: AbortSignal): Promise<TaskResult> {
    if (signal.aborted) return Promise.reject(abortedError());
    const key = taskKey(task);
    const known = this.#running.get(key);
    const running = known && !known.round.controller.signal.aborted ? known : this.#start(key, task);
    const { result, round } = running;
    round.waiting += 1;
    return new Promise((resolve, reject) => {
      const withdraw = (): void => {
        reject(abortedError());
        round.waiting -= 1;
        if (round.waiting === 0) round.controller.abort();
      };
      const end = (): void => {
        if (signal.aborted) return;
        signal.removeEventListener('abort', withdraw);
        round.waiting -= 1;
      };
      signal.addEventListener('abort', withdraw, { once: true });
      result.finally(end).then(resolve, reject);
    });
  }

  #start(key: string, task: Task): Running {
    const running = task.kind === 'get' ? this.#get(task) : this.#range(task);
    this.#running.set(key, running);
    const forget = (): void => {
      if (this.#running.get(key) === running) this.#running.delete(key);
    };
    running.result.then((result) => {
      if ('status' in result && result.status !== 200) forget();
      else setTimeout(forget, KEPT_MS[task.kind]);
    }, forget);
    return running;
  }

  #get({ url }: GetTask): Running {
    const round = newRound();
    return { round, result: this.#doing.get(url, round.controller.signal) };
  }

  #range({ expr, grid, isLarge }: RangeTask): Running {
    const round = this.#roundForOneMore();
    const result = new Promise<TaskResult>((resolve, reject) => {
      round.starts?.push(() => {
        this.#doing.range(expr, grid, round.controller.signal, isLarge).then(resolve, reject);
      });
    });
    return { round, result };
  }

  /** The open round. It starts when no more tasks come. */
  #roundForOneMore(): Round {
    // One that was withdrawn as a whole takes no more.
    if (this.#open?.controller.signal.aborted) this.#startRound(this.#open);
    const round = (this.#open ??= newRound());
    if (!this.#doing.hasOthers()) {
      if (round.starts?.length === 0) onNextTask(() => this.#startRound(round));
      return round;
    }
    clearTimeout(round.timer);
    const leftMs = round.openedAtMs + LONGEST_WAIT_MS - Date.now();
    round.timer = setTimeout(() => this.#startRound(round), Math.min(QUIET_MS, Math.max(0, leftMs)));
    return round;
  }

  #startRound(round: Round): void {
    clearTimeout(round.timer);
    if (this.#open === round) this.#open = null;
    const { starts } = round;
    round.starts = null;
    for (const start of starts ?? []) start();
  }
}

const newRound = (): Round => ({
  controller: new AbortController(),
  waiting: 0,
  starts: [],
  openedAtMs: Date.now(),
  timer: undefined,
});
