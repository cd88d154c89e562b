import { metricsOf, type Reading } from '../lib/reading';
import type { PrometheusClient } from '../queries/http/client';
import { Latest } from './latest.svelte';
import type { DataExtent } from '../queries/extent';
import { lazyPart } from '../queries/lazy-part';
import type { PageQuery } from './page-query';
import type { ReadingGroup } from './reading-group';

/** Why panels are blank: the range has no sample (`empty`), or LMDeploy got no request in it (`idle`). */
export type Blankness = 'empty' | 'idle';

const importExtent = () => lazyPart(import('../queries/extent'));

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
    const client = this.#client;
    const wanted = `${blank} ${selector} ${Math.floor(range.toMs / 60_000)}`;
    if (wanted === this.#loadedFor) return;
    if (blank === 'empty') {
      await this.extent.run(async () =>
        (await importExtent()).fetchExtent(client, selector, this.#now(), signal),
      );
      if (this.extent.value?.endsMs === null) {
        await this.otherPrefix.run(async () =>
          (await importExtent()).fetchOtherPrefix(client, range, signal),
        );
      }
    } else {
      await this.lastRequest.run(async () =>
        (await importExtent()).fetchLastRequest(client, selector, range.toMs / 1000, signal),
      );
    }
    if (!signal.aborted) this.#loadedFor = wanted;
  }
}

/**
 * True when a blank result of a group means that there was no request: it has a statistic of requests, and the
 * histogram of it is exported.
 * @param names metrics of the selection, or null when unknown
 */
export const needsRequests = ({ readings }: ReadingGroup, names: ReadonlySet<string> | null): boolean =>
  readings.some(
    (reading) =>
      isOfRequests(reading) && (names === null || metricsOf(reading).every((name) => names.has(name))),
  );

/** True when a group has a number only where there was a request. */
export const readsOnlyRequests = ({ readings }: ReadingGroup): boolean => readings.every(isOfRequests);

/** True for a statistic of requests. */
const isOfRequests = ({ kind }: Reading): boolean => kind === 'quantile' || kind === 'mean';
