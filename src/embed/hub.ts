import type { Host } from './host';

/** Takes the elements that have come, gone or changed in one task. */
export interface Pool {
  /** What is wrong with one of them concerns that one alone. */
  settle(hosts: readonly Host[]): void;
}

/** In place of an element whose code or language cannot be loaded: there is no language yet. */
export const LOAD_FAILED =
  'The element could not be loaded completely. Reload the page. 元素未能完整加载，请刷新页面。';

/** Collects the changes of one task, so that elements that change together stay together, and loads the code for them. */
export class Hub {
  readonly #load: () => Promise<Pool>;
  readonly #changed = new Set<Host>();
  #pool: Promise<Pool> | null = null;

  /** @param load loads the code of the engines; called with the first element, and again after a failure */
  constructor(load: () => Promise<Pool>) {
    this.#load = load;
  }

  /** Call it when an element has come, gone or changed. */
  note(host: Host): void {
    if (this.#changed.size === 0) queueMicrotask(() => void this.#settle());
    this.#changed.add(host);
  }

  async #settle(): Promise<void> {
    const hosts = [...this.#changed];
    this.#changed.clear();
    if (this.#pool === null && !hosts.some((host) => host.isConnected())) return;
    let pool: Pool;
    try {
      pool = await (this.#pool ??= this.#load());
    } catch {
      this.#pool = null;
      for (const { root } of hosts) root.textContent = LOAD_FAILED;
      return;
    }
    pool.settle(hosts);
  }
}
