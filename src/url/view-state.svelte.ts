import { createContext } from 'svelte';
import type { ViewHistory } from './history';
import { parseView, printView, sameView, type View } from './view';

/** The view of one app, held in a history: what a person changes is written there, Back reads it again. */
export class ViewState {
  readonly #history: ViewHistory;
  readonly #defaults: View;
  #current = $state.raw() as View;

  constructor(history: ViewHistory, defaults: View) {
    this.#history = history;
    this.#defaults = defaults;
    this.#current = parseView(history.read(), defaults);
  }

  get current(): View {
    return this.#current;
  }

  get defaults(): View {
    return this.#defaults;
  }

  /** Changes some of the view as one step of the history; nothing happens when nothing changes. */
  change(patch: Partial<View>, mode: 'push' | 'replace' = 'push'): void {
    const next = { ...this.#current, ...patch };
    if (sameView(next, this.#current)) return;
    this.#current = next;
    this.#history.write(printView(next, this.#defaults, this.#history.read()), mode);
  }

  /** The query string, without `?`, that a link to the view with `patch` carries. */
  searchFor(patch: Partial<View>): string {
    return printView({ ...this.#current, ...patch }, this.#defaults, this.#history.read());
  }

  /** Follows back and forward; returns how to stop. */
  listen(): () => void {
    return this.#history.onBack(() => {
      const next = parseView(this.#history.read(), this.#defaults);
      if (!sameView(next, this.#current)) this.#current = next;
    });
  }
}

export const [getView, setView] = createContext<ViewState>();
