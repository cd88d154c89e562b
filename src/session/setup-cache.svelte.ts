import type { PrometheusClient } from '../queries/http/client';
import { fetchPageSetup, type PageSetup } from '../queries/page-setup';
import type { PageQuery } from './page-query';

/** A set-up is loaded again after this time: scrape intervals change, and so does the version of Prometheus. */
const LIFE_MS = 300_000;

/** Pages that open within this time of each other request their set-up for the same moment, so that a cache serves all of them. */
const SAME_MOMENT_MS = 5000;

type SetupQuery = Pick<PageQuery, 'selector' | 'range'>;

/** The set-up of the current selection, which each load needs first. It is kept for five minutes. */
export class SetupCache {
  readonly #client: PrometheusClient;
  readonly #now: () => number;
  readonly #gpuHostLabel: string | null;
  readonly #prefetchController = new AbortController();
  #current = $state.raw<PageSetup | null>(null);
  #loadedAtMs = 0;
  #prefetched: { readonly selector: string; readonly setup: Promise<PageSetup> } | null = null;

  /**
   * @param now epoch ms
   * @param gpuHostLabel as in the configuration
   */
  constructor(client: PrometheusClient, now: () => number, gpuHostLabel: string | null = null) {
    this.#client = client;
    this.#now = now;
    this.#gpuHostLabel = gpuHostLabel;
  }

  /** The newest set-up, or null before the first response. */
  get current(): PageSetup | null {
    return this.#current;
  }

  /** True when the next load requests the set-up again. */
  get isStale(): boolean {
    return this.#now() - this.#loadedAtMs >= LIFE_MS;
  }

  /** Requests the set-up of a selection before the first load, while the page is laid out. */
  prefetch(query: SetupQuery): void {
    const setup = this.#fetch(query, this.#prefetchController.signal);
    this.#prefetched = { selector: query.selector, setup };
    // The load that uses the promise reports the failure. The next load sends its own request.
    setup.catch(() => (this.#prefetched = null));
  }

  /** @throws QueryError */
  async get(query: SetupQuery, signal: AbortSignal): Promise<PageSetup> {
    const known = this.#current;
    if (known?.selector === query.selector && !this.isStale) return known;
    const prefetched = this.#prefetched?.selector === query.selector ? this.#prefetched.setup : null;
    const setup = await (prefetched ?? this.#fetch(query, signal));
    if (signal.aborted) return setup;
    this.#prefetched = null;
    this.#current = setup;
    this.#loadedAtMs = this.#now();
    return setup;
  }

  /** Withdraws the request of `prefetch`. */
  stop(): void {
    this.#prefetchController.abort();
  }

  async #fetch({ selector, range }: SetupQuery, signal: AbortSignal): Promise<PageSetup> {
    const atMs = Math.floor(range.toMs / SAME_MOMENT_MS) * SAME_MOMENT_MS;
    const setup = await fetchPageSetup(this.#client, selector, atMs / 1000, signal);
    return { ...setup, gpuHostLabel: this.#gpuHostLabel };
  }
}
