import { createSubscriber } from 'svelte/reactivity';
import { remPx } from '../ui/rem-px';

/** The inner width of the window. An effect that reads it runs again when the window changes its size. */
export class WindowWidth {
  readonly #subscribe = createSubscriber((update) => {
    addEventListener('resize', update);
    return () => removeEventListener('resize', update);
  });

  /** In font sizes of the root element. */
  get rem(): number {
    this.#subscribe();
    return innerWidth / remPx();
  }
}
