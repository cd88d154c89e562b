import { DashboardContext } from '../features/dashboard/dashboard-context.svelte';
import type { Language } from '../i18n/language';
import type { LanguageSource } from '../i18n/load-language';
import { Locale } from '../i18n/locale.svelte';
import { addressFrom } from '../lib/address';
import type { Grid } from '../lib/frame';
import type { Marker } from '../lib/marker';
import { rawOfRange, zoomedOut } from '../lib/range-limits';
import type { Catalogue } from '../panels/catalogue';
import type { GroupResult } from '../session/group-result';
import { Gather } from '../session/gather';
import type { Connect } from '../queries/connection';
import { PrometheusClient, type ClientOptions, type RequestHeaders } from '../queries/http/client';
import { requestsAtOnce } from '../queries/http/requests-at-once';
import { Goals } from '../session/goals.svelte';
import type { KnownParts } from '../session/load-parts';
import { PageData } from '../session/page-data.svelte';
import { PageLoading, untilNow } from '../session/page-loading.svelte';
import { SlowLoad } from '../session/slow-load.svelte';
import { ServerTime } from '../session/server-time.svelte';
import { pageSight } from '../session/page-sight';
import { PanelSight, type Sight } from '../session/panel-sight';
import {
  FIRST_FIGURES_ID,
  rankLabelsIn,
  RANKS_NOW,
  WATCHED_ID,
  WATCHED_NOW_ID,
} from '../session/page-groups';
import type { WatchedParts } from '../session/watched';
import { panelIdOf } from '../session/reading-group';
import { Present } from '../session/present.svelte';
import type { ViewHistory } from '../url/history';
import type { ShownParts } from '../url/shown-parts';
import { defaultView } from '../url/view';
import { ViewState } from '../url/view-state.svelte';
import { Causes } from './causes.svelte';
import { Clock } from './clock.svelte';
import { LiveRange } from './live-range.svelte';
import { onNextFrame } from './next-frame';
import { OutlookLoader } from './outlook-loader.svelte';
import type { PartSources, WholePage } from './page-parts';
import { PageStatus } from './page-status.svelte';
import { PageNeeds } from './page-needs.svelte';
import type { ReadConfig } from './read-config';
import { ShownPanels } from './shown-panels.svelte';
import { Theme } from './theme.svelte';

const NO_MARKERS: readonly Marker[] = [];

/** What speaks of now loads wherever the page is scrolled to; the watches load after the panels in the window. */
const FIXED_SIGHT: ReadonlyMap<string, Sight> = new Map([
  [FIRST_FIGURES_ID, 'visible'],
  [RANKS_NOW.id, 'visible'],
  [WATCHED_NOW_ID, 'near'],
  [WATCHED_ID, 'near'],
]);

/** The moments of the query that tells whether the server is slow lie on a grid of this step. */
const PROBE_GRID_S = 5;

/** Around the span of a finding, ms. */
const ZOOM_MARGIN_MS = 900_000;

export interface AppOptions {
  readonly settings: ReadConfig;
  readonly history: ViewHistory;
  readonly catalogue: Catalogue;
  /** What tiles and findings need; null where nothing shows them yet. */
  readonly watched: WatchedParts | null;
  /** What a page has besides its panels; null for elements of a few panels. */
  readonly wholePage: WholePage | null;
  /** Loaded already: that of the view, or another where that cannot be loaded. */
  readonly language: Language;
  readonly languages: LanguageSource;
  /** True for the app that the page is for. */
  readonly ownsPage: boolean;
  /** Headers in place of those of the configuration. */
  readonly headers?: RequestHeaders | undefined;
  /** Left out: the app sends its requests by itself. */
  readonly connect?: Connect | undefined;
  /** What the app shows; left out: what its view says. */
  readonly parts?: () => ShownParts;
}

export type App = ReturnType<typeof buildApp>;

/** Builds the objects that live as long as an app, each from those before it. Call it while a component initialises. */
export function buildApp(options: AppOptions) {
  const { settings, history, catalogue, watched, wholePage, language, languages, ownsPage, parts } = options;
  const { config } = settings;
  const { credentials, timeoutSeconds, lateSeconds, metricPrefix } = config.prometheus;
  const serverTime = new ServerTime(() => Date.now());
  const { now } = serverTime;
  const clock = new Clock(now);

  const view = new ViewState(history, defaultView(config, navigator.languages), now);
  const theme = new Theme(view);
  const locale = new Locale(language, () => view.current.timezone, languages);
  const goals = new Goals(config, view);

  const url = addressFrom(config.prometheus.url, document.baseURI).replace(/\/$/, '');
  const clientOptions: ClientOptions = {
    url,
    headers: options.headers ?? config.prometheus.headers,
    credentials,
    metricPrefix,
    timeoutS: timeoutSeconds,
    requestsAtOnce: requestsAtOnce(url, performance),
    onserverdate: serverTime.observe,
  };
  const { client, queries, random } = options.connect?.(clientOptions, config) ?? {
    client: new PrometheusClient(clientOptions),
  };

  const seen = pageSight();
  const others = new Gather(onNextFrame);
  const sight = new PanelSight();
  const data = new PageData({
    client,
    queries,
    now,
    lateS: lateSeconds,
    gpuHostLabel: config.gpuHostLabel,
    mayEstimate: catalogue.whole !== null,
    sightOf: (id) => FIXED_SIGHT.get(id) ?? sight.of(panelIdOf(id)),
    isHidden: () => seen.isHidden(),
    gathers: { panels: new Gather(onNextFrame, others), others },
  });
  sight.onChange(() => data.resume());
  seen.onShown(() => data.resume());

  const shown = new ShownPanels(view, data, { catalogue, watched, layout: wholePage?.layout ?? null }, parts);
  const needs = new PageNeeds(view, config, goals, shown);
  const loading = new PageLoading({
    data,
    view,
    pageSight: seen,
    now,
    random,
    pageQuery: () => needs.pageQuery,
    onstart: () => sight.narrow(),
    onsent: (loaded) => {
      page?.filterValues.update(loading.range);
      causes.expect(loaded);
    },
    onended: (loaded) => {
      if (!view.current.kiosk) void page?.alerts.load();
      if (data.presence.state.kind !== 'ready') return;
      page?.filterValues.reloadFailed();
      if (shown.parts.hasWatches) void causes.update(loaded);
    },
  });
  const causes = new Causes({ client, setup: () => data.setup.current, now }, watched);
  serverTime.onJump(() => loading.trigger());
  // A tab that is opened in the background sends no request yet.
  if (!seen.isHidden()) data.setup.prefetch({ selector: needs.selector, ...untilNow(loading.range, now()) });

  const live = new LiveRange(view, () => loading.range, clock);
  const present = new Present({
    data,
    selector: () => needs.selector,
    watched: () => shown.watched,
    slo: () => goals.slo,
    expectedRanks: () => goals.expectedEngines ?? outlook.ranksThere,
  });
  // The result of an earlier selection would give findings about other ranks; that of another moment, findings that are over.
  const resultOf = (id: string): GroupResult | null => data.resultFor(id, needs.selector);
  const sources: PartSources = {
    client,
    config,
    view,
    now,
    ownsPage,
    words: () => locale.words,
    // Also of an earlier selection, until the result of this one arrives: a picker must not be without a count meanwhile.
    // A rank that is younger than a step of a long range is seen in the last hour alone.
    ranks: () => {
      const known = [WATCHED_ID, WATCHED_NOW_ID].flatMap((id) => data.results.of(id).value ?? []);
      const ranks = known.map(rankLabelsIn);
      return ranks.find(({ length }) => length > 0) ?? ranks[0] ?? null;
    },
  };
  const page = wholePage?.partsOf(sources) ?? null;
  const outlook = new OutlookLoader({
    locale,
    now: () => resultOf(WATCHED_NOW_ID),
    history: () => resultOf(WATCHED_ID),
    expectedEngines: () => goals.expectedEngines,
    scrapeIntervalS: () => data.setup.current?.scrapeIntervalS ?? null,
    isLive: () => live.isLive,
    causes: () => {
      const { report } = causes;
      return report?.selector === needs.selector && report.isLive === live.isLive ? report : null;
    },
  });
  const slowLoad = new SlowLoad({
    // The frames of a page and its viewers, who are slow together, send one query: the moment changes nothing of its result.
    probe: (signal) => client.instant('1', Math.floor(now() / 1000 / PROBE_GRID_S) * PROBE_GRID_S, signal),
  });
  const status = new PageStatus({
    timeoutS: timeoutSeconds,
    data,
    present,
    loading,
    outlook,
    shown,
    goals,
    live,
    clock,
    locale,
    slowLoad,
  });

  const visit =
    wholePage?.visitOf({
      config,
      prometheusUrl: url,
      view,
      data,
      needs,
      loading,
      status,
      expectedRanks: () => goals.expectedEngines,
      now,
    }) ?? null;

  const zoomOut = (): void => {
    view.change(rawOfRange(zoomedOut(loading.range, now())));
  };
  /** Shows a span with as much before it as it takes to see how things were. */
  const zoomTo = ({ startS, endS }: { startS: number; endS: number }): void => {
    const toMs = Math.min(endS * 1000 + ZOOM_MARGIN_MS, now());
    view.change(rawOfRange({ fromMs: startS * 1000 - ZOOM_MARGIN_MS, toMs }));
  };
  const dashboard = new DashboardContext({
    data,
    present,
    sight,
    config,
    now,
    range: () => loading.range,
    slo: () => goals.slo,
    sections: () => shown.sections,
    known: shown.known,
    markers: () => (view.current.markers ? outlook.markers : NO_MARKERS),
    findings: () => outlook.findings,
    badgeOf: (panelId) => outlook.badgeOf(panelId),
    causeOfRank: (key) => outlook.causeOfRank(key),
    isLive: () => live.isLive,
    lateEnd: () => loading.lateEnd,
    isOld: () => status.isOld,
    expectedEngines: () => goals.expectedEngines,
    selector: () => needs.selector,
    stored: (promql) => client.stored(promql),
    retry: (panel) => void loading.retry(panel.id),
    zoomOut,
  });

  return {
    config,
    now,
    serverTime,
    clock,
    view,
    theme,
    locale,
    page,
    seen,
    sight,
    data,
    present,
    shown,
    needs,
    loading,
    live,
    causes,
    outlook,
    slowLoad,
    status,
    visit,
    dashboard,
    goals,
    /** What the view of the capacity has loaded: kept from visit to visit. */
    capacityParts: new Map() as KnownParts,
    loadRange: (expr: string, grid: Grid, signal: AbortSignal) => client.range(expr, grid, signal),
    zoomOut,
    zoomTo,
  } as const;
}
