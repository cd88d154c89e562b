import type { BlankStateOf } from './panel-state';

/** The code that tells the states of panels without a number, loaded with the first of them. */
export class BlankStates {
  #stateOf = $state.raw<BlankStateOf | null>(null);

  /** Null until it is loaded. */
  get stateOf(): BlankStateOf | null {
    return this.#stateOf;
  }

  /** Loads it, unless it is there; never throws. A call after a failure tries again. */
  async load(): Promise<void> {
    if (this.#stateOf !== null) return;
    try {
      this.#stateOf = (await import('./blank-state')).blankStateOf;
    } catch {
      // The next result without a number tries again.
    }
  }
}
