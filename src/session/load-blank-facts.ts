import { fetchExtent, fetchLastRequest, fetchOtherPrefix, type DataExtent } from '../queries/extent';
import type { PrometheusClient } from '../queries/http/client';
import type { Blankness } from './blankness';
import type { Latest } from './latest.svelte';
import type { PageQuery } from './page-query';

interface Sources extends Pick<PageQuery, 'range' | 'selector'> {
  readonly client: PrometheusClient;
  readonly nowMs: number;
  readonly signal: AbortSignal;
}

/** As in `BlankPageFacts`. */
interface Facts {
  readonly extent: Latest<DataExtent>;
  readonly otherPrefix: Latest<string | null>;
  readonly lastRequest: Latest<number | null>;
}

/** Loads the facts for this kind of blank page. Never throws. */
export async function loadBlankFacts(
  facts: Facts,
  blank: Blankness,
  { client, nowMs, range, selector, signal }: Sources,
): Promise<void> {
  if (blank === 'idle') {
    await facts.lastRequest.run(() => fetchLastRequest(client, selector, range.toMs / 1000, signal));
    return;
  }
  await facts.extent.run(() => fetchExtent(client, selector, nowMs, signal));
  if (facts.extent.value?.endsMs === null)
    await facts.otherPrefix.run(() => fetchOtherPrefix(client, range, signal));
}
