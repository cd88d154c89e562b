import { capacitiesOf, type ModelCapacity } from '../../findings/capacity/capacity-report';
import type { ModelMinutes } from '../../findings/capacity/ranks-of';
import type { DailyPeaks } from '../../findings/capacity/when-full';
import type { Grid } from '../../lib/frame';
import type { Period } from '../../lib/period';
import type { Slo } from '../../lib/reading';
import { toQueryError, type QueryError } from '../../queries/http/errors';
import type { Matrix } from '../../queries/matrix';
import type { PageSetup } from '../../queries/page-setup';
import { loadCapacity } from '../../session/load-capacity';
import type { KnownParts } from '../../session/load-parts';
import { loadDailyPeaks } from '../../session/load-daily-peaks';
import { ownBinding, type LoadRange } from '../../session/own-queries';

/** What is looked at. */
export interface CapacityQuestion {
  readonly setup: PageSetup;
  readonly slo: Slo;
  readonly period: Period;
}

export type CapacityAnswer = { readonly selector: string } & (
  | { readonly kind: 'many'; readonly ranks: number; readonly most: number }
  | {
      readonly kind: 'models';
      readonly models: readonly ModelMinutes[];
      readonly slo: Slo;
      /** What was looked at; its end is the moment that the sentences call now. */
      readonly period: Period;
    }
);

/** Daily peaks by model, and the moment up to which they reach. */
export interface History {
  readonly peaks: ReadonlyMap<string, DailyPeaks>;
  readonly endS: number;
}

/** Loads the minutes of a range and holds what the servers can take. A newer question replaces one that is under way. */
export class CapacityState {
  /** True when minutes count whose settings may have been others. */
  countsUnknown = $state(false);
  readonly #load: LoadRange;
  readonly #known: KnownParts;
  #answer = $state.raw<CapacityAnswer | null>(null);
  #error = $state.raw<QueryError | null>(null);
  #history = $state.raw<History | null>(null);
  #isRunning = $state(false);
  #controller: AbortController | null = null;

  /** @param known what earlier visits loaded; this one adds to it */
  constructor(load: LoadRange, known: KnownParts) {
    this.#load = load;
    this.#known = known;
  }

  /** The newest answer; null before the first. */
  get answer(): CapacityAnswer | null {
    return this.#answer;
  }

  /** Why the newest question has no answer; null where it has one. */
  get error(): QueryError | null {
    return this.#error;
  }

  /** Null until it is loaded, and where it cannot be. */
  get history(): History | null {
    return this.#history;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  readonly models: readonly ModelCapacity[] = $derived.by(() =>
    this.#answer?.kind === 'models'
      ? capacitiesOf(this.#answer.models, this.#answer.slo, this.countsUnknown)
      : [],
  );

  /** Never throws. */
  async ask({ setup, slo, period }: CapacityQuestion): Promise<void> {
    this.stop();
    const controller = new AbortController();
    this.#controller = controller;
    this.#isRunning = true;
    const { selector, scrapeIntervalS } = setup;
    const binding = ownBinding(setup, slo);
    const load = (expr: string, grid: Grid): Promise<Matrix> => this.#load(expr, grid, controller.signal);
    const isCurrent = (): boolean => this.#controller === controller;
    let isAnswered = false;
    try {
      const loaded = await loadCapacity({ binding, scrapeIntervalS, period }, load, this.#known);
      if (!isCurrent()) return;
      // The history is of other ranks, or of other minutes.
      this.#history = null;
      this.#answer = { ...(loaded.kind === 'many' ? loaded : { ...loaded, slo, period }), selector };
      this.#error = null;
      isAnswered = true;
      if (loaded.kind === 'models') {
        const models = loaded.models.map(({ model }) => model);
        const history = await loadDailyPeaks(binding, period.endS, models, load, this.#known);
        if (isCurrent()) this.#history = history;
      }
    } catch (cause) {
      const error = toQueryError(cause);
      // The minutes stay where only the history failed.
      if (isCurrent() && error.kind !== 'aborted' && !isAnswered) this.#error = error;
    } finally {
      if (isCurrent()) this.#isRunning = false;
    }
  }

  /** Withdraws what is under way. */
  stop(): void {
    this.#controller?.abort();
    this.#controller = null;
    this.#isRunning = false;
  }
}
