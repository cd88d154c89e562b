import { createSubscriber } from 'svelte/reactivity';

/** The time, to the second, for ages on the page. It ticks only while an effect reads it. */
export class Clock {
  readonly #now: () => number;
  readonly #subscribe: () => void;

  constructor(now: () => number) {
    this.#now = now;
    this.#subscribe = createSubscriber((update) => {
      const timer = setInterval(update, 1000);
      return () => clearInterval(timer);
    });
  }

  /** Epoch ms. */
  get nowMs(): number {
    this.#subscribe();
    return this.#now();
  }
}
