import { processFamilies } from './process-families';
import { type Fleet } from './fleet';
import { type Histogram } from './histogram';

/** Means and counts of one rank over a stretch of time. */
export interface RankMeans {
  /** Requests that reached the rank and were answered or failed, or hold a handle or wait for one. */
  readonly received: number;
  readonly failed: number;
  readonly ttftS: number;
  readonly itlS: number;
  readonly e2eS: number;
  readonly queueS: number;
  readonly prefillS: number;
  readonly decodeS: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Cached tokens by prompt tokens, 0..1. */
  readonly hitRatio: number;
  /** Accepted by drafted tokens, 0..1. */
  readonly acceptance: number;
  /** Means of the gauges. */
  readonly running: number;
  readonly routed: number;
  readonly apiWaiting: number;
  readonly kvUsage: number;
  /** CPU seconds a second. */
  readonly cpu: number;
  readonly scrapeDelayS: number;
  /** 0..1. */
  readonly lostScrapes: number;
}

const scrapeMs = 5_000;

/** Advances the fleet to a time and reads one rank on the way. The rank must be up, though scrapes may be lost. */
export function rankMeans(fleet: Fleet, index: number, untilMs: number): RankMeans {
  const fromMs = fleet.nowMs;
  const first = counts(fleet, index);
  const gauges = { running: 0, routed: 0, apiWaiting: 0, kvUsage: 0 };
  let [scrapes, lost, delayMs] = [0, 0, 0];
  for (let ms = fromMs + scrapeMs; ms <= untilMs; ms += scrapeMs) {
    fleet.advanceTo(ms);
    const reach = fleet.reach(index);
    scrapes += 1;
    if (reach.state !== 'up') {
      lost += 1;
      continue;
    }
    delayMs += reach.delayMs;
    for (const key of ['running', 'routed', 'apiWaiting', 'kvUsage'] as const)
      gauges[key] += reach.process.metrics.gauges[key];
  }
  const last = counts(fleet, index);
  const grown = (key: keyof typeof first) => last[key] - first[key];
  const mean = (sum: keyof typeof first, count: keyof typeof first) => grown(sum) / grown(count);
  const seen = scrapes - lost;
  return {
    received: grown('received'),
    failed: grown('failed'),
    ttftS: mean('ttftS', 'ttfts'),
    itlS: mean('itlS', 'itls'),
    e2eS: mean('e2eS', 'finished'),
    queueS: mean('queueS', 'finished'),
    prefillS: mean('prefillS', 'finished'),
    decodeS: mean('decodeS', 'finished'),
    promptTokens: mean('promptTokens', 'finished'),
    outputTokens: mean('outputTokens', 'finished'),
    hitRatio: mean('cachedTokens', 'promptTokens'),
    acceptance: mean('accepted', 'drafted'),
    running: gauges.running / seen,
    routed: gauges.routed / seen,
    apiWaiting: gauges.apiWaiting / seen,
    kvUsage: gauges.kvUsage / seen,
    cpu: grown('cpuS') / ((untilMs - fromMs) / 1000),
    scrapeDelayS: delayMs / 1000 / seen,
    lostScrapes: lost / scrapes,
  };
}

const cpuFamily = processFamilies().find(({ name }) => name === 'process_cpu_seconds_total');

function counts(fleet: Fleet, index: number) {
  // The state of the process, also when this very scrape would be lost.
  const process = fleet.process(index);
  if (!process || !cpuFamily) throw new Error(`Rank ${index} is down.`);
  const { metrics } = process;
  const { gauges } = metrics;
  const cpu = new Float64Array(1);
  cpuFamily.write(process, fleet.nowMs, cpu, 0);
  const sum = (histogram: Histogram) => histogram.sum;
  return {
    received: gauges.succeeded + gauges.failed + gauges.routed + gauges.apiWaiting,
    failed: gauges.failed,
    ttfts: metrics.firstTokenS.count,
    ttftS: sum(metrics.firstTokenS),
    itls: metrics.interTokenS.count,
    itlS: sum(metrics.interTokenS),
    finished: metrics.finished,
    e2eS: sum(metrics.e2eS),
    queueS: sum(metrics.queueS),
    prefillS: sum(metrics.prefillS),
    decodeS: sum(metrics.decodeS),
    promptTokens: sum(metrics.requestPromptTokens),
    outputTokens: sum(metrics.requestOutputTokens),
    cachedTokens: metrics.cachedTokens,
    accepted: metrics.acceptedTokens,
    drafted: metrics.draftTokens,
    cpuS: cpu[0] ?? 0,
  };
}
