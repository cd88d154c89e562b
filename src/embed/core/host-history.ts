import type { ViewHistory } from '../../url/history';

/** The view of elements: the page around them says it, in place of an address bar. */
export class HostHistory implements ViewHistory {
  readonly hasAddress = false;
  #search: string;
  readonly #callbacks = new Set<() => void>();

  constructor(search: string) {
    this.#search = search;
  }

  read(): string {
    return this.#search;
  }

  write(search: string): void {
    this.#search = search;
  }

  onBack(callback: () => void): () => void {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }

  /** The page around the elements says another view. */
  set(search: string): void {
    this.#search = search;
    for (const callback of this.#callbacks) callback();
  }
}
