import type { chartSummary } from './chart-summary';

type Summarise = typeof chartSummary;

/** What says a chart in words; loaded once for all charts of an app. */
export class SummaryPart {
  #loaded: Summarise | null = null;
  #isWanted = false;

  /** Null when it cannot be loaded; the next call tries again. */
  async load(): Promise<Summarise | null> {
    try {
      this.#loaded ??= (await import('./chart-summary')).chartSummary;
    } catch {
      // The chart has its name all the same.
    }
    return this.#loaded;
  }

  /** Loads it before a chart gets the focus, so that its words are there in time. Only the first call has an effect. */
  prefetch(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    void this.load();
  }
}
