import { DoctorState } from '../features/doctor/doctor-state.svelte';
import type { Config } from '../lib/config';
import type { PageData } from '../session/page-data.svelte';
import type { PageLoading } from '../session/page-loading.svelte';
import { rateWindowS, stepFor } from '../queries/grid';
import { lastSeenS } from '../queries/presence';
import { onlyPanelOf, shownPartsOf } from '../url/shown-parts';
import type { ViewState } from '../url/view-state.svelte';
import type { PageNeeds } from './page-needs.svelte';
import type { PageStatus } from './page-status.svelte';

/** A check that takes longer fails, seconds. */
const LONGEST_S = 10;

interface Sources {
  readonly config: Config;
  /** The absolute address of Prometheus. */
  readonly prometheusUrl: string;
  readonly view: ViewState;
  readonly data: PageData;
  readonly needs: PageNeeds;
  readonly loading: PageLoading;
  readonly status: PageStatus;
  readonly expectedRanks: () => number | null;
  readonly now: () => number;
}

/** When the doctor looks at the page, and when its report is shown: on demand, and when there is nothing else to show. */
export class DoctorVisit {
  readonly doctor: DoctorState;
  readonly #sources: Sources;
  #closedFor = $state<string | null>(null);

  get prometheusUrl(): string {
    return this.#sources.prometheusUrl;
  }

  constructor(sources: Sources) {
    this.#sources = sources;
    this.doctor = new DoctorState({ ask: () => this.#ask(), now: sources.now });
  }

  /** True when the page has nothing to show: Prometheus was never reached, or no rank reports in the range. */
  readonly #isBlank: boolean = $derived.by(() => {
    const { data, status } = this.#sources;
    if (status.outage !== null) return status.outage.dataMs === null;
    const { state } = data.presence;
    return state.kind === 'ready' && lastSeenS(state.value) === null;
  });

  /** What the doctor looks at; null when nobody needs it; undefined while a load may end a blank page. */
  readonly reason: string | null | undefined = $derived.by(() => {
    const { status, view, data, needs } = this.#sources;
    const outage = status.outage === null ? null : `outage ${status.outage.reason}`;
    if (view.current.doctor) return `asked ${outage ?? ''}`;
    if (outage !== null || !this.#isBlank) return outage;
    return data.isLoading ? undefined : `blank ${needs.selector} ${view.current.from} ${view.current.to}`;
  });

  /** The report opens by itself only on a page without data, where nobody has closed it. */
  readonly isShown: boolean = $derived.by(() => {
    const { view } = this.#sources;
    if (view.current.doctor) return true;
    const hasRoom = !view.current.kiosk && onlyPanelOf(shownPartsOf(view.current)) === null;
    const { reason } = this.doctor;
    return hasRoom && this.#isBlank && reason !== null && reason !== this.#closedFor;
  });

  close(): void {
    const { view } = this.#sources;
    view.change({ doctor: false });
    this.#closedFor = this.reason ?? null;
  }

  /** As the page plans its queries; null before its set-up is known. */
  #windowS(): number | null {
    const { data, needs, loading } = this.#sources;
    const setup = data.setup.current;
    const { fromMs, toMs } = loading.range;
    const plotWidthPx = needs.pageQuery?.plotWidthPx;
    if (setup === null || plotWidthPx === undefined || toMs <= fromMs) return null;
    const { scrapeIntervalS } = setup;
    return rateWindowS(stepFor((toMs - fromMs) / 1000, plotWidthPx, scrapeIntervalS), scrapeIntervalS);
  }

  #ask() {
    const { config, prometheusUrl, view, needs, loading, expectedRanks } = this.#sources;
    const { headers, credentials, timeoutSeconds, metricPrefix } = config.prometheus;
    const { models, engines, instances, jobs } = view.current;
    return {
      place: 'page',
      pageUrl: document.baseURI,
      prometheusUrl,
      headers,
      credentials,
      timeoutS: Math.min(timeoutSeconds, LONGEST_S),
      metricPrefix,
      selector: needs.selector,
      selected: { model_name: models, engine: engines, instance: instances, job: jobs },
      range: loading.range,
      windowS: this.#windowS(),
      expectedRanks: expectedRanks(),
      lmdeployUrls: [],
      apiKey: null,
    } as const;
  }
}
