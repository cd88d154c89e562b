import { createContext } from 'svelte';
import type uPlot from 'uplot';
import { loadUPlot } from './load-uplot';
import { Inkwell } from './paint/inkwell';
import type { Marking } from './picture';
import type PointerView from './pointer/Pointer.svelte';
import { SummaryPart } from './summary/summary-part';

/**
 * What all charts of an app share: their ink, and code that is loaded once. A chart that finds it here draws at once; even a module
 * that is loaded already takes a task to import, and with it a frame.
 */
export class ChartParts {
  readonly inkwell = new Inkwell();
  readonly summary = new SummaryPart();
  #uPlot = $state.raw<typeof uPlot | null>(null);
  #pointer = $state.raw<typeof PointerView | null>(null);
  #marking = $state.raw<Marking | null>(null);

  /** Called when code that a person asked for cannot be loaded. */
  readonly onmissing: () => void;

  constructor(onmissing: () => void) {
    this.onmissing = onmissing;
  }

  /** Null until it is loaded, as are the others. */
  get uPlot(): typeof uPlot | null {
    return this.#uPlot;
  }

  /** What takes pointer and keys of a chart. */
  get pointer(): typeof PointerView | null {
    return this.#pointer;
  }

  get marking(): Marking | null {
    return this.#marking;
  }

  // The fields are read after the wait, so that an effect that loads a part does not depend on it.

  /** Rejects when it cannot be loaded; the next call tries again, as with the others. */
  async loadUPlot(): Promise<void> {
    const loaded = await loadUPlot();
    this.#uPlot ??= loaded;
  }

  async loadPointer(): Promise<void> {
    const loaded = await import('./pointer/Pointer.svelte');
    this.#pointer ??= loaded.default;
  }

  /** @param words settles when the words that tell of events are loaded */
  async loadMarking(words: Promise<void>): Promise<void> {
    const [loaded] = await Promise.all([import('./marking'), words]);
    this.#marking ??= loaded.MARKING;
  }
}

export const [getChartParts, setChartParts] = createContext<ChartParts>();
