import type { DoctorAsk } from '../features/doctor/facts';
import type { Config } from '../lib/config';
import { rateWindowS, stepFor } from '../queries/grid';
import type { PageData } from '../session/page-data.svelte';
import type { PageLoading } from '../session/page-loading.svelte';
import type { ViewState } from '../url/view-state.svelte';
import type { PageNeeds } from './page-needs.svelte';
import type { PageStatus } from './page-status.svelte';

/** What the doctor looks at, and when. */
export interface VisitSources {
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

/** A check that takes longer fails, seconds. */
const LONGEST_S = 10;

/** What the doctor of the page looks at, at this moment. */
export function doctorAsk(sources: VisitSources): DoctorAsk {
  const { config, prometheusUrl, view, needs, loading, expectedRanks } = sources;
  const { headers, credentials, timeoutSeconds, lateSeconds, metricPrefix } = config.prometheus;
  const { models, engines, instances, jobs } = view.current;
  return {
    place: 'page',
    pageUrl: document.baseURI,
    prometheusUrl,
    headers,
    credentials,
    timeoutS: Math.min(timeoutSeconds, LONGEST_S),
    lateS: lateSeconds,
    metricPrefix,
    selector: needs.selector,
    selected: { model_name: models, engine: engines, instance: instances, job: jobs },
    range: loading.range,
    windowS: windowSOf(sources),
    expectedRanks: expectedRanks(),
    lmdeployUrls: [],
    apiKey: null,
  };
}

/** The window of the page's rates, seconds; null before its set-up is known. */
function windowSOf({ data, needs, loading }: VisitSources): number | null {
  const setup = data.setup.current;
  const { fromMs, toMs } = loading.range;
  const plotWidthPx = needs.pageQuery?.plotWidthPx;
  if (setup === null || plotWidthPx === undefined || toMs <= fromMs) return null;
  const { scrapeIntervalS } = setup;
  return rateWindowS(stepFor((toMs - fromMs) / 1000, plotWidthPx, scrapeIntervalS), scrapeIntervalS);
}
