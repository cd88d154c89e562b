import type { ModelChange } from '../../findings/change/model-change';
import { referenceOf, type Period, type Periods, type Reference } from '../../lib/period';
import { toQueryError, type QueryError } from '../../queries/http/errors';
import type { PageSetup } from '../../queries/page-setup';
import { changeStepS, loadChange } from '../../session/load-change';
import { ownBinding, type LoadRange } from '../../session/own-queries';
import { splitChange } from '../../session/split-change';

/** A shorter period has too few samples: seconds, and scrapes. */
const SHORTEST_S = 120;
export const FEWEST_SCRAPES = 6;

/** What is explained. */
export interface Question {
  readonly setup: PageSetup;
  readonly now: Period;
  readonly reference: Reference;
}

export type Answer =
  | { readonly kind: 'short' }
  | { readonly kind: 'failed'; readonly error: QueryError }
  | {
      readonly kind: 'changes';
      readonly periods: Periods;
      /** Distance of the samples, seconds. */
      readonly stepS: number;
      readonly changes: readonly ModelChange[];
    };

/** Loads two periods and holds what changed from one to the other. A newer question replaces one that is under way. */
export class ExplainState {
  readonly #load: LoadRange;
  #answer = $state.raw<Answer | null>(null);
  #isRunning = $state(false);
  #controller: AbortController | null = null;

  constructor(load: LoadRange) {
    this.#load = load;
  }

  /** The newest answer; null before the first. */
  get answer(): Answer | null {
    return this.#answer;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Never throws. */
  async ask({ setup, now, reference }: Question): Promise<void> {
    this.stop();
    const { scrapeIntervalS } = setup;
    if (now.endS - now.startS < Math.max(SHORTEST_S, FEWEST_SCRAPES * scrapeIntervalS)) {
      this.#answer = { kind: 'short' };
      return;
    }
    const controller = new AbortController();
    this.#controller = controller;
    this.#isRunning = true;
    const periods = { before: referenceOf(now, reference), now };
    try {
      const { signal } = controller;
      const changes = await loadChange(
        { binding: ownBinding(setup), scrapeIntervalS, ...periods },
        (expr, grid) => this.#load(expr, grid, signal),
        (loaded) => splitChange(loaded, signal),
      );
      const stepS = changeStepS({ scrapeIntervalS, ...periods });
      if (this.#controller === controller) this.#answer = { kind: 'changes', periods, stepS, changes };
    } catch (cause) {
      const error = toQueryError(cause);
      if (this.#controller === controller && error.kind !== 'aborted')
        this.#answer = { kind: 'failed', error };
    } finally {
      if (this.#controller === controller) this.#isRunning = false;
    }
  }

  /** Withdraws what is under way. */
  stop(): void {
    this.#controller?.abort();
    this.#controller = null;
    this.#isRunning = false;
  }
}
