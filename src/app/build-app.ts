import { AlertsState } from '../features/alerts/alerts-state.svelte';
import { DashboardContext } from '../features/dashboard/dashboard-context.svelte';
import { Locale } from '../i18n/locale.svelte';
import type { Marker } from '../lib/marker';
import { zoomedOut } from '../lib/time-range';
import type { Catalogue } from '../panels/catalogue';
import { fetchAlertRules } from '../queries/fetch-alert-rules';
import { Gather } from '../session/gather';
import { PrometheusClient } from '../queries/http/client';
import { requestsAtOnce } from '../queries/http/requests-at-once';
import { FilterValues } from '../session/filter-values';
import { Goals } from '../session/goals.svelte';
import { PageData } from '../session/page-data.svelte';
import { PageLoading } from '../session/page-loading.svelte';
import { PanelSight } from '../session/panel-sight';
import { WATCHED } from '../session/watched';
import type { ViewHistory } from '../url/history';
import { defaultView } from '../url/view';
import { ViewState } from '../url/view-state.svelte';
import { Clock } from './clock.svelte';
import { LiveRange } from './live-range.svelte';
import { onNextFrame } from './next-frame';
import { OutlookLoader } from './outlook-loader.svelte';
import { PageStatus } from './page-status.svelte';
import { PageWants } from './page-wants.svelte';
import type { ReadConfig } from './read-config';
import { ShownPanels } from './shown-panels.svelte';
import { Theme } from './theme.svelte';

const NO_MARKERS: readonly Marker[] = [];

export interface AppOptions {
  readonly settings: ReadConfig;
  readonly history: ViewHistory;
  readonly catalogue: Catalogue;
}

export type App = ReturnType<typeof buildApp>;

/** Builds the objects that live as long as an app, each from those before it. Call it while a component initialises. */
export function buildApp({ settings, history, catalogue }: AppOptions) {
  const { config } = settings;
  const { headers, credentials, timeoutSeconds, lateSeconds } = config.prometheus;
  const now = (): number => Date.now();
  const clock = new Clock(now);

  const view = new ViewState(history, defaultView(config, navigator.languages));
  const theme = new Theme(view);
  const locale = new Locale(
    () => view.current.lang,
    () => view.current.timezone,
  );
  const goals = new Goals(config, view);

  const url = new URL(config.prometheus.url, document.baseURI).href.replace(/\/$/, '');
  const client = new PrometheusClient({
    url,
    headers,
    credentials,
    timeoutS: timeoutSeconds,
    requestsAtOnce: requestsAtOnce(url, performance),
  });
  const alerts = new AlertsState((signal) => fetchAlertRules(client, signal), client.timeoutS, now);
  const filterValues = new FilterValues({ client, config, view, words: () => locale.words });

  const sight = new PanelSight();
  const data = new PageData({
    client,
    now,
    lateS: lateSeconds,
    // The watches load after the panels in the window.
    sightOf: (id) => (id === WATCHED.id ? 'near' : sight.of(id)),
    isHidden: () => document.hidden,
    gather: new Gather(onNextFrame),
  });
  sight.onChange(() => data.resume());

  const shown = new ShownPanels(view, data, catalogue);
  const wants = new PageWants(view, config, goals, shown);
  const loading = new PageLoading({
    data,
    view,
    now,
    pageQuery: () => wants.pageQuery,
    onsent: () => {
      filterValues.update(loading.range);
      if (!view.current.kiosk) void alerts.ask();
    },
    onended: () => {
      if (data.presence.state.kind === 'ready') filterValues.reloadFailed();
    },
  });
  // A tab that is opened in the background sends no request yet.
  if (!document.hidden) data.setup.prefetch({ selector: wants.selector, range: loading.range });

  const live = new LiveRange(view, () => loading.range, clock);
  const outlook = new OutlookLoader({
    locale,
    // The result of an earlier selection would give findings about other ranks.
    result: () => {
      const { value } = data.results.of(WATCHED.id);
      return value?.binding.selector === wants.selector ? value : null;
    },
    expectedEngines: () => goals.expectedEngines,
    scrapeIntervalS: () => data.setup.current?.scrapeIntervalS ?? null,
    isLive: () => live.isLive,
  });
  const status = new PageStatus({ data, loading, outlook, shown, goals, live, clock, locale });

  const zoomOut = (): void => {
    const { fromMs, toMs } = zoomedOut(loading.range, now());
    view.change({ from: String(fromMs), to: String(toMs) });
  };
  const dashboard = new DashboardContext({
    data,
    sight,
    config,
    range: () => loading.range,
    slo: () => goals.slo,
    sections: () => shown.sections,
    known: shown.known,
    markers: () => (view.current.markers ? outlook.markers : NO_MARKERS),
    badgeOf: (panelId) => outlook.badgeOf(panelId),
    isLive: () => live.isLive,
    expectedEngines: () => goals.expectedEngines,
    selector: () => wants.selector,
    retry: (panel) => void loading.retry(panel.id),
    zoomOut,
  });

  return {
    config,
    now,
    clock,
    view,
    theme,
    locale,
    alerts,
    filterValues,
    sight,
    data,
    shown,
    wants,
    loading,
    outlook,
    status,
    dashboard,
    zoomOut,
  } as const;
}
