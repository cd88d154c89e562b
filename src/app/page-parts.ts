import { AlertsState } from '../features/alerts/alerts-state.svelte';
import { fetchAlertRules } from '../queries/fetch-alert-rules';
import type { PrometheusClient } from '../queries/http/client';
import { FilterValues, type FilterSources } from '../session/filter-values';
import { applyKeptLayout, layoutKeeper } from './kept-layout';

export interface PartSources extends FilterSources {
  readonly client: PrometheusClient;
  /** Epoch ms. */
  readonly now: () => number;
  /** True for the app that the page is for. */
  readonly ownsPage: boolean;
}

export type PageParts = ReturnType<typeof pageParts>;

/**
 * What a page has and elements of a few panels have not: the values of the pickers, alerts, and a layout that the browser keeps.
 * Elements load the code of these for the whole dashboard only.
 */
export function pageParts(sources: PartSources) {
  const { client, view, now, ownsPage } = sources;
  if (ownsPage) applyKeptLayout(view);
  return {
    filterValues: new FilterValues(sources),
    alerts: new AlertsState((signal) => fetchAlertRules(client, signal), client.timeoutS, now),
    /** Call it with each layout of the view. */
    keepLayout: layoutKeeper(),
  } as const;
}
