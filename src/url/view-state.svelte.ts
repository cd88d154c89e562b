import { createContext } from 'svelte';
import type { ViewFault } from '../lib/view-fault';
import type { ViewHistory } from './history';
import { parseView, printView, sameView, viewFaults, type View } from './view';

/** The view of one app and its history: a change is written to the history, Back reads it again. */
export class ViewState {
  readonly #history: ViewHistory;
  readonly #defaults: View;
  #current = $state.raw() as View;
  /** The invalid values of the link that the app started with. */
  readonly faults: readonly ViewFault[];

  constructor(history: ViewHistory, defaults: View) {
    this.#history = history;
    this.#defaults = defaults;
    this.#current = parseView(history.read(), defaults);
    this.faults = viewFaults(history.read(), defaults);
  }

  get current(): View {
    return this.#current;
  }

  get defaults(): View {
    return this.#defaults;
  }

  /** Changes fields of the view as one step of the history. Does nothing when the values stay the same. */
  change(patch: Partial<View>, mode: 'push' | 'replace' = 'push'): void {
    const next = { ...this.#current, ...patch };
    if (sameView(next, this.#current)) return;
    this.#current = next;
    this.#history.write(printView(next, this.#defaults, this.#history.read()), mode);
  }

  /** The query string, without `?`, of a link to the view with the changes of `patch`. */
  searchFor(patch: Partial<View>): string {
    return printView({ ...this.#current, ...patch }, this.#defaults, this.#history.read());
  }

  /** Follows Back and Forward. Returns a function that stops it. */
  listen(): () => void {
    return this.#history.onBack(() => {
      const next = parseView(this.#history.read(), this.#defaults);
      if (!sameView(next, this.#current)) this.#current = next;
    });
  }
}

export const [getView, setView] = createContext<ViewState>();
