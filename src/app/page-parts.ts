import { arrangedSections } from '../features/dashboard/arranged-sections';
import { shownSections } from '../features/dashboard/shown-sections';
import { AlertsState } from '../features/alerts/alerts-state.svelte';
import { fetchAlertRules } from '../queries/fetch-alert-rules';
import type { PrometheusClient } from '../queries/http/client';
import { FilterValues, type FilterSources } from '../session/filter-values';
import { namesIds } from '../url/named-ids';
import type { VisitSources } from './doctor-ask';
import { DoctorVisit } from './doctor-visit.svelte';
import { applyKeptLayout, layoutKeeper } from './kept-layout';

export interface PartSources extends FilterSources {
  readonly client: PrometheusClient;
  /** Epoch ms. */
  readonly now: () => number;
  /** True for the app that the page is for. */
  readonly ownsPage: boolean;
}

/** The values of the pickers, alerts, and the layout that the browser keeps. */
function pageParts(sources: PartSources) {
  const { client, view, now, ownsPage } = sources;
  const opened = view.current;
  if (ownsPage) applyKeptLayout(view);
  return {
    /** The view of the opened link where it names panels or sections; null where it names none. */
    linked: namesIds(opened) ? opened : null,
    filterValues: new FilterValues(sources),
    alerts: new AlertsState((signal) => fetchAlertRules(client, signal), client.timeoutS, now),
    /** Call it with each layout of the view. */
    keepLayout: layoutKeeper(),
  } as const;
}

/** What a page has and elements of a few panels have not. They load the code of it for the whole dashboard only. */
export const WHOLE_PAGE = {
  partsOf: pageParts,
  visitOf: (sources: VisitSources) => new DoctorVisit(sources),
  layout: { offer: shownSections, arrange: arrangedSections },
} as const;

export type WholePage = typeof WHOLE_PAGE;
