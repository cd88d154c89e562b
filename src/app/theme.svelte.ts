import { MediaQuery } from 'svelte/reactivity';
import type { ViewState } from '../url/view-state.svelte';

/** The theme of the app: that of the view, or that of the operating system. */
export class Theme {
  readonly #view: ViewState;
  readonly #isDarkSystem = new MediaQuery('prefers-color-scheme: dark');

  constructor(view: ViewState) {
    this.#view = view;
  }

  readonly current: 'light' | 'dark' = $derived.by(() => {
    const { theme } = this.#view.current;
    if (theme !== 'system') return theme;
    return this.#isDarkSystem.current ? 'dark' : 'light';
  });
}
