import { createContext } from 'svelte';

/** Whether the newest part that a person asked for could not be loaded, mostly because an update replaced the files of the page. */
export class MissingParts {
  #any = $state(false);

  get any(): boolean {
    return this.#any;
  }

  /** Call it when such a part could not be loaded, so that what a person did is not without effect and without words. */
  readonly report = (): void => {
    this.#any = true;
  };

  /** Call it when such a part was loaded. */
  readonly clear = (): void => {
    this.#any = false;
  };
}

export const [getMissingParts, setMissingParts] = createContext<MissingParts>();
