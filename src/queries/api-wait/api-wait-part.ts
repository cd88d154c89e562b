import { BackOff } from '../back-off';
import { importApiWait } from './import-api-wait';
import type { loadApiWait } from './load-api-wait';

/**
 * What the estimates of an app share: their code, kept once it is loaded, so that its queries are wanted in one task with those of
 * other readings; which grids wait after failures, by their step; and the queries of the day before, which may take longer than a load.
 */
export class ApiWaitPart {
  readonly backOff: BackOff;
  /** True while estimates come long after the other readings of their groups. */
  isLate = false;
  #lookBacks = new AbortController();
  readonly #underWay = new Map<string, Promise<unknown>>();
  #part: Promise<typeof loadApiWait | null> | null = null;

  /** @param now epoch ms */
  constructor(now: () => number) {
    this.backOff = new BackOff(now);
  }

  /** Withdraws the look-backs, which no load wants any more. */
  stop(): void {
    this.#lookBacks.abort();
    this.#lookBacks = new AbortController();
    this.isLate = false;
  }

  /** Of the look-backs. A refresh goes on with those of the load that it withdraws. */
  get lookBackSignal(): AbortSignal {
    return this.#lookBacks.signal;
  }

  /**
   * Runs a look-back after the one with the same key, whose failure is its own.
   * @param load finds in the cache what the one before has loaded
   */
  lookBack<M>(key: string, load: () => Promise<M>): Promise<M> {
    const earlier = this.#underWay.get(key);
    const result = earlier ? earlier.then(load) : load();
    this.#underWay.set(key, result);
    const end = (): void => {
      if (this.#underWay.get(key) === result) this.#underWay.delete(key);
    };
    result.then(end, end);
    return result;
  }

  /** @returns null when it cannot be loaded; the next call tries again */
  load(): Promise<typeof loadApiWait | null> {
    this.#part ??= importApiWait().then((part) => {
      if (part === null) this.#part = null;
      return part;
    });
    return this.#part;
  }
}
