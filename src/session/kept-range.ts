import type { PrometheusClient } from '../queries/http/client';
import type { AskedSamples } from '../queries/kept-samples';
import { lazyPart } from '../queries/lazy-part';
import { AS_SCRAPED, type SampleDistance } from '../queries/sample-distance';
import type { PageQuery } from './page-query';

/** Thanos downsamples blocks of more than 40 hours, and keeps what was scraped for at least as long. */
const ALWAYS_KEPT_MS = 40 * 3_600_000;

/** Knows which samples the server has of the range on the page. Asks only where the range reaches back further than 40 hours. */
export class KeptRange {
  readonly #client: PrometheusClient;
  readonly #now: () => number;
  readonly #controller = new AbortController();
  #asked: AskedSamples | null = null;

  /** @param now epoch ms */
  constructor(client: PrometheusClient, now: () => number) {
    this.#client = client;
    this.#now = now;
  }

  /** @throws QueryError when the server is not reached; a refusal counts as samples as they were scraped */
  async of({
    selector,
    range,
    compareS,
  }: Pick<PageQuery, 'selector' | 'range' | 'compareS'>): Promise<SampleDistance> {
    const fromMs = range.fromMs - (compareS ?? 0) * 1000;
    if (this.#now() - fromMs < ALWAYS_KEPT_MS) return AS_SCRAPED;
    const { AskedSamples } = await lazyPart(import('../queries/kept-samples'));
    this.#asked ??= new AskedSamples(this.#client, this.#controller.signal);
    return this.#asked.of(selector, { fromMs, toMs: range.toMs });
  }

  /** Withdraws its request. */
  stop(): void {
    this.#controller.abort();
  }
}
