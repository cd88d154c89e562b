import { createSubscriber } from 'svelte/reactivity';

/** The inner width of the window. An effect that reads it runs again when the window changes its size. */
export class WindowWidth {
  readonly #subscribe = createSubscriber((update) => {
    addEventListener('resize', update);
    return () => removeEventListener('resize', update);
  });

  /** CSS pixels. */
  get px(): number {
    this.#subscribe();
    return innerWidth;
  }
}
