import type { chartSummary } from './chart-summary';

type Summarise = typeof chartSummary;

/** What says a chart in words; loaded once for all charts of an app. */
export class SummaryPart {
  #isWanted = false;

  /**
   * Null when it cannot be loaded; the next call tries again.
   * @param loadWords loads the words that it uses
   */
  async load(loadWords: () => Promise<void>): Promise<Summarise | null> {
    try {
      const [{ chartSummary }] = await Promise.all([import('./chart-summary'), loadWords()]);
      return chartSummary;
    } catch {
      // The chart has its name all the same.
      return null;
    }
  }

  /** Loads it before a chart gets the focus, so that its words are there in time. Only the first call has an effect. */
  prefetch(loadWords: () => Promise<void>): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    void this.load(loadWords);
  }
}
