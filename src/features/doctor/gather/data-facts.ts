import { goingOn, USUAL_LATE_S } from '../../../lib/late-samples';
import { upperMedianOf } from '../../../lib/median';
import { fetchExtent } from '../../../queries/extent';
import { ANY_PREFIX, prefixOf } from '../../../queries/metric-prefix';
import type { RawSeries } from '../../../queries/http/api-data';
import { PRESENCE_METRIC } from '../../../queries/presence';
import { measuredInterval } from '../../../queries/sample-times';
import type { DataFacts, DoctorAsk, RankFact } from '../facts';
import { targetKey, type LabelSet } from '../label-set';
import { lateByS, type RankSamples } from '../late-samples';
import { numberOf, type PrometheusApi } from './prometheus';

const HOUR_S = 3600;
/** Prometheus repeats a sample for this long. */
const STALE_S = 300;
/** Changes of gauges that move every 10 s under load. */
const GAUGE_CHANGES = ['num_requests_running', 'num_requests_succeeded', 'gpu_cache_usage_perc']
  .map((name) => `changes(lmdeploy:${name}[5m])`)
  .join(' + ');
const BY_RANK = 'by (job, instance, model_name, engine)';

/**
 * Asks what is stored of LMDeploy: instant queries over the last minutes, and a search for data only where there is none.
 * @param nowS Unix seconds
 * @returns null where a query for the ranks failed: then nothing is known of them
 */
export async function gatherData(
  api: PrometheusApi,
  ask: DoctorAsk,
  nowS: number,
): Promise<DataFacts | null> {
  const [lastHour, fresh, recent, upSeries, names] = await Promise.all([
    api.instant(`max_over_time(timestamp(${PRESENCE_METRIC})[1h:1m]) or timestamp(${PRESENCE_METRIC})`, nowS),
    api.instant(`timestamp(${PRESENCE_METRIC})`, nowS),
    api.instant(`${PRESENCE_METRIC}[5m]`, nowS),
    api.instant('up', nowS),
    api.labelValues('__name__', '{__name__=~"lmdeploy:.+"}', nowS - HOUR_S, nowS),
  ]);
  if (lastHour === null || fresh === null) return null;
  const ranks = ranksOf(lastHour, fresh, recent ?? []);
  const isEmpty = !ranks.some(({ isFresh }) => isFresh);
  const [life, rest, spacing, lateBy] = await Promise.all([
    isEmpty ? NO_LIFE : gatherLife(api, ranks, nowS),
    gatherAround(api, ask, isEmpty, nowS),
    gatherSpacing(api, ask),
    gatherLateness(api, ranks, ask.lateS, nowS),
  ]);
  return {
    ...life,
    ...rest,
    spacing,
    ranks,
    lateByS: lateBy,
    names: names?.map((name) => `lmdeploy:${name.slice(ask.metricPrefix.length)}`) ?? null,
    upSeries: (upSeries ?? []).map(({ metric, values }) => ({
      labels: metric,
      isUp: values[0]?.[1] === '1',
    })),
    warnings: [...api.warnings],
  };
}

/** The longest wait for a new sample, seconds. */
const LONGEST_WAIT_S = 30;

/**
 * How late new samples arrive, as in `DataFacts`. Old samples may be of ranks that have stopped, so those that would be too
 * late are looked at again after a scrape interval.
 */
async function gatherLateness(
  api: PrometheusApi,
  ranks: readonly RankFact[],
  lateS: number | null,
  nowS: number,
): Promise<number | null> {
  const first = newestOf(ranks.filter(({ isFresh }) => isFresh));
  const late = lateByS(first, nowS);
  if (late === null || late <= (lateS ?? USUAL_LATE_S)) return late;
  const longestS = Math.max(...first.map(({ intervalS }) => intervalS ?? 0));
  const waitS = Math.min(longestS, LONGEST_WAIT_S) + 1;
  await new Promise((resolve) => setTimeout(resolve, waitS * 1000));
  const recent = await api.instant(`${PRESENCE_METRIC}[5m]`, nowS + waitS);
  return lateByS(goingOn(first, newestOf(ranksOf([], [], recent ?? []))), nowS + waitS);
}

const newestOf = (ranks: readonly RankFact[]): RankSamples[] =>
  ranks.map(({ labels, lastMs, intervalS }) => ({ key: seriesKey(labels), lastS: lastMs / 1000, intervalS }));

/** The selection, and where the data is when there is none now. */
async function gatherAround(
  api: PrometheusApi,
  ask: DoctorAsk,
  isEmpty: boolean,
  nowS: number,
): Promise<Pick<DataFacts, 'selectedRanks' | 'extent' | 'otherPrefix'>> {
  const selected =
    ask.selector === '' ? null : await api.instant(`count(${PRESENCE_METRIC}{${ask.selector}})`, nowS);
  const selectedRanks = selected === null ? null : (numberOf(selected) ?? 0);
  const isRangeOver = ask.range !== null && ask.range.toMs < (nowS - STALE_S) * 1000;
  if (!isEmpty && selectedRanks !== 0 && !isRangeOver)
    return { selectedRanks, extent: null, otherPrefix: null };
  const client = {
    instant: async (expr: string, timeS: number) => [...((await api.instant(expr, timeS)) ?? [])],
  };
  const extent = await fetchExtent(client, ask.selector, nowS * 1000, new AbortController().signal);
  if (!isEmpty || extent.endsMs !== null) return { selectedRanks, extent, otherPrefix: null };
  const others = await api.labelValues('__name__', ANY_PREFIX, nowS - HOUR_S, nowS);
  return { selectedRanks, extent, otherPrefix: prefixOf(others ?? []) };
}

/** Long enough for two samples of any usual scrape interval. */
const SPACING_S = 600;

/** How far samples are apart at the beginning of the range and at its thirds. The page measures the interval at its end. */
async function gatherSpacing(api: PrometheusApi, ask: DoctorAsk): Promise<DataFacts['spacing']> {
  const { range, windowS, selector } = ask;
  if (range === null || windowS === null) return null;
  const lengthS = (range.toMs - range.fromMs) / 1000;
  if (lengthS < SPACING_S) return null;
  const found = await Promise.all(
    [SPACING_S, lengthS / 3, (lengthS * 2) / 3].map(async (laterS) => {
      const atS = Math.floor(range.fromMs / 1000 + laterS);
      const series = await api.instant(`${PRESENCE_METRIC}{${selector}}[${SPACING_S}s]`, atS);
      return { atMs: atS * 1000, intervalS: measuredInterval((series ?? []).map(timesOf)) };
    }),
  );
  return found.reduce<DataFacts['spacing']>(
    (widest, { atMs, intervalS }) =>
      intervalS !== null && intervalS > (widest?.intervalS ?? 0) ? { atMs, intervalS } : widest,
    null,
  );
}

const timesOf = ({ values }: RawSeries): number[] => values.map(([t]) => t);

type Life = Pick<
  DataFacts,
  'stalled' | 'frozen' | 'balanced' | 'finished' | 'lastRequestMs' | 'samplesPerScrape'
>;

const NO_LIFE: Life = {
  stalled: [],
  frozen: [],
  balanced: [],
  finished: null,
  lastRequestMs: null,
  samplesPerScrape: null,
};

/** What ranks do that report. */
async function gatherLife(api: PrometheusApi, ranks: readonly RankFact[], nowS: number): Promise<Life> {
  const tokens = `sum ${BY_RANK} (increase(lmdeploy:generation_tokens_total[5m]))`;
  const [finished, stalled, frozen, starts, samples] = await Promise.all([
    api.instant('sum(increase(lmdeploy:request_success_total[10m]))', nowS),
    api.instant(
      `min ${BY_RANK} (min_over_time(lmdeploy:num_requests_running[5m])) > 0 and ${tokens} == 0 and count ${BY_RANK} (lmdeploy:num_requests_running offset 5m)`,
      nowS,
    ),
    api.instant(
      `sum ${BY_RANK} (${GAUGE_CHANGES}) == 0 and ${tokens} > 0 and count ${BY_RANK} (lmdeploy:num_requests_running offset 5m)`,
      nowS,
    ),
    api.instant('changes(process_start_time_seconds[15m]) > 2', nowS),
    api.instant('scrape_samples_scraped', nowS),
  ]);
  const keys = new Set(ranks.map(({ labels }) => targetKey(labels)));
  const ofRanks = (series: readonly RawSeries[] | null): readonly RawSeries[] =>
    (series ?? []).filter(({ metric }) => keys.has(targetKey(metric)));
  const count = numberOf(finished);
  return {
    finished: count,
    stalled: labelsOf(stalled),
    frozen: labelsOf(frozen),
    balanced: labelsOf(ofRanks(starts)),
    samplesPerScrape: Math.max(0, ...ofRanks(samples).map(({ values }) => Number(values[0]?.[1]))) || null,
    lastRequestMs: count === 0 ? await lastRequestMs(api, nowS) : null,
  };
}

const labelsOf = (series: readonly RawSeries[] | null): LabelSet[] =>
  (series ?? []).map(({ metric }) => metric);

/** When the last request ended within a day, epoch ms, to two minutes; null when none did. */
async function lastRequestMs(api: PrometheusApi, nowS: number): Promise<number | null> {
  const some = 'timestamp(sum(increase(lmdeploy:request_success_total[4m])) > 0)';
  const last = numberOf(await api.instant(`max(max_over_time(${some}[24h:2m]))`, nowS));
  return last === null ? null : last * 1000;
}

/** Ranks with a sample in the last hour: a search by the minute misses one that ran for seconds, so `recent` adds to it. */
function ranksOf(
  lastHour: readonly RawSeries[],
  fresh: readonly RawSeries[],
  recent: readonly RawSeries[],
): RankFact[] {
  const times = new Map(recent.map((series) => [seriesKey(series.metric), timesOf(series)]));
  const reporting = new Set(fresh.map(({ metric }) => seriesKey(metric)));
  const all = new Map([...recent, ...lastHour].map((series) => [seriesKey(series.metric), series]));
  return [...all].map(([key, { metric, values }]) => {
    const own = times.get(key) ?? [];
    const distances = own.slice(1).map((t, i) => t - (own[i] ?? t));
    return {
      labels: withoutName(metric),
      lastMs: (own.at(-1) ?? Number(values[0]?.[1])) * 1000,
      intervalS: upperMedianOf(distances.sort((a, b) => a - b)),
      isFresh: reporting.has(key),
    };
  });
}

const withoutName = (metric: LabelSet): LabelSet =>
  Object.fromEntries(Object.entries(metric).filter(([name]) => name !== '__name__'));

/** The labels of a series without its name. */
const seriesKey = (metric: LabelSet): string => JSON.stringify(Object.entries(withoutName(metric)).sort());
