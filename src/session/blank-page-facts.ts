import type { PrometheusClient } from '../queries/http/client';
import type { Blankness } from './blankness';
import { Latest } from './latest.svelte';
import type { DataExtent } from '../queries/extent';
import type { PageQuery } from './page-query';

/** More facts for panels without data: the time of the data, or of the last request. */
export class BlankPageFacts {
  /** The moments at which the data begins and ends; loaded for an empty range. */
  readonly extent = new Latest<DataExtent>();
  /** Another prefix under which metrics of LMDeploy are stored, or null; loaded for an empty range without data before it. */
  readonly otherPrefix = new Latest<string | null>();
  /** When the last request ended, epoch ms; loaded for an idle range. */
  readonly lastRequest = new Latest<number | null>();
  readonly #client: PrometheusClient;
  readonly #now: () => number;
  #loadedFor = '';

  /** @param now epoch ms */
  constructor(client: PrometheusClient, now: () => number) {
    this.#client = client;
    this.#now = now;
  }

  /** Loads the facts for this kind of blank page, once for each selection and minute. Never throws. */
  async load(blank: Blankness, { range, selector }: PageQuery, signal: AbortSignal): Promise<void> {
    const wanted = `${blank} ${selector} ${Math.floor(range.toMs / 60_000)}`;
    if (wanted === this.#loadedFor) return;
    const part = await import('./load-blank-facts').catch(() => null);
    // The next load tries again.
    if (part === null) return;
    const sources = { client: this.#client, nowMs: this.#now(), range, selector, signal };
    await part.loadBlankFacts(this, blank, sources);
    if (!signal.aborted) this.#loadedFor = wanted;
  }
}
