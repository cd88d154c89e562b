import { lookedAt, MOMENT_S, ON_TIME, type Lateness } from '../lib/late-samples';
import type { PrometheusClient } from '../queries/http/client';
import { fetchPageSetup, type PageSetup } from '../queries/page-setup';
import type { PageQuery } from './page-query';

/** A set-up is loaded again after this time: scrape intervals change, and so does the version of Prometheus. */
const LIFE_MS = 300_000;

/** Pages that open within this time of each other request their set-up for the same moment, so that a cache serves all of them. */
const SAME_MOMENT_MS = MOMENT_S * 1000;

/** A set-up of an earlier moment says nothing about samples that may still arrive, ms. */
const OF_NOW_MS = 10_000;

/** A part of the data that was missing may still be missing after this time, ms: servers try a lost part again every few seconds. */
const MISSING_MS = 60_000;

type SetupQuery = Pick<PageQuery, 'selector' | 'range' | 'lateMs'>;

/**
 * The set-up of the current selection, which each load needs first. It is kept for five minutes, or for a scrape where its newest
 * samples leave a doubt about their delay.
 */
export class SetupCache {
  readonly #client: PrometheusClient;
  readonly #now: () => number;
  readonly #gpuHostLabel: string | null;
  readonly #findsDelay: boolean;
  readonly #prefetchController = new AbortController();
  #current = $state.raw<PageSetup | null>(null);
  #loadedAtMs = 0;
  /** True when the newest load requested the set-up. */
  #isNew = false;
  /** True when a part of the data was missing while the set-up was read: it may be that of the other part alone. */
  #isPartial = false;
  #missingAtMs = -Infinity;
  #lateness: Lateness = $state.raw(ON_TIME);
  #prefetched: { readonly selector: string; readonly setup: Promise<PageSetup> } | null = null;

  /**
   * @param now epoch ms
   * @param gpuHostLabel as in the configuration
   * @param findsDelay false where the configuration says how late samples arrive
   */
  constructor(
    client: PrometheusClient,
    now: () => number,
    gpuHostLabel: string | null = null,
    findsDelay = false,
  ) {
    this.#client = client;
    this.#now = now;
    this.#gpuHostLabel = gpuHostLabel;
    this.#findsDelay = findsDelay;
  }

  /** The newest set-up, or null before the first response. */
  get current(): PageSetup | null {
    return this.#current;
  }

  /**
   * By when the server gives every sample, ms after its time; 0 where samples are on time, and where the configuration says how late and
   * the server hides none.
   */
  get lateMs(): number {
    return Math.max(this.#lateness.delayS, this.#current?.hiddenS ?? 0) * 1000;
  }

  /** True when the next load requests the set-up again. */
  get isStale(): boolean {
    if (this.#isPartial) return true;
    // A set-up of all the data is better than one of a part.
    if (this.#isMissing) return false;
    const { isDoubtful, last } = this.#lateness;
    const lifeMs = isDoubtful && last ? last.intervalS * 1000 + SAME_MOMENT_MS : LIFE_MS;
    return this.#now() - this.#loadedAtMs >= lifeMs;
  }

  /** True while a part of the data is missing. */
  get #isMissing(): boolean {
    return this.#now() - this.#missingAtMs < MISSING_MS;
  }

  /** A response lacked a part of the data. The set-up of the same load is then requested again by the next one. */
  noteMissing(): void {
    this.#missingAtMs = this.#now();
    this.#isPartial ||= this.#isNew;
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
    if (known?.selector === query.selector && !this.isStale) {
      this.#isNew = false;
      return known;
    }
    const prefetched = this.#prefetched?.selector === query.selector ? this.#prefetched.setup : null;
    const setup = await (prefetched ?? this.#fetch(query, signal));
    if (signal.aborted) return setup;
    this.#prefetched = null;
    this.#current = setup;
    this.#loadedAtMs = this.#now();
    this.#isNew = true;
    this.#isPartial = this.#isMissing;
    if (setup.look) this.#lateness = lookedAt(this.#lateness, setup.look);
    return setup;
  }

  /** Withdraws the request of `prefetch`. */
  stop(): void {
    this.#prefetchController.abort();
  }

  async #fetch({ selector, range, lateMs = 0 }: SetupQuery, signal: AbortSignal): Promise<PageSetup> {
    const atMs = Math.floor((range.toMs + lateMs) / SAME_MOMENT_MS) * SAME_MOMENT_MS;
    const isOfNow = this.#now() - atMs < OF_NOW_MS;
    const { look, ...setup } = await fetchPageSetup(
      this.#client,
      selector,
      atMs / 1000,
      signal,
      this.#now() / 1000,
    );
    return {
      ...setup,
      ...(look && isOfNow && this.#findsDelay ? { look } : {}),
      gpuHostLabel: this.#gpuHostLabel,
    };
  }
}
