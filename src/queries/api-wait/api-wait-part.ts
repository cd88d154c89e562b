import { BackOff } from '../back-off';
import { importApiWait } from './import-api-wait';
import type { loadApiWait } from './load-api-wait';

/**
 * The code of the estimate, kept once it is loaded: its queries are then wanted in one task with those of other readings. And which
 * grids wait after failures, by their step.
 */
export class ApiWaitPart {
  readonly backOff: BackOff;
  #part: Promise<typeof loadApiWait | null> | null = null;

  /** @param now epoch ms */
  constructor(now: () => number) {
    this.backOff = new BackOff(now);
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
