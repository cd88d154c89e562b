import type { PrometheusClient } from '../queries/http/client';
import { Latest } from './latest.svelte';
import { fetchMetricNames } from '../queries/metric-names';
import type { PageQuery } from './page-query';

/** Which metrics the selection exports. */
export class SelectionMetrics {
  /** Failed when the server does not list them. */
  readonly names = new Latest<ReadonlySet<string>>();
  readonly #client: PrometheusClient;
  /** The selection of `names`, or null before the first load. */
  #selector: string | null = null;

  constructor(client: PrometheusClient) {
    this.#client = client;
  }

  /**
   * Loads the names of another selection, and those of the same one when `isStale` or when the server was not reached
   * before. Settles with the response; never throws.
   */
  async load({ selector, range }: PageQuery, isStale: boolean, signal: AbortSignal): Promise<void> {
    const { state } = this.names;
    const isRefused = state.kind === 'failed' && state.error.kind === 'rejected';
    const isKnown = state.kind === 'ready' || isRefused;
    if (this.#selector === selector && isKnown && !isStale) return;
    this.#selector = selector;
    await this.names.run(() => fetchMetricNames(this.#client, selector, range, signal));
  }
}
