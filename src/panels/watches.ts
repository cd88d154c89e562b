import { RANK, TARGET, type Reading } from '../lib/reading';
import { FAILED_RATE, IMPOSSIBLE, rankRateOf, rateOf } from './rates';
import { reportedBefore } from './reported-before';
import { expr, apiWait, rankApiWait } from './series';

const byRank = (what: string): string => `sum by (${RANK}) (${what})`;
const present = 'lmdeploy:num_requests_running{$selector}';
const running = byRank(present);
const waiting = 'lmdeploy:num_requests_waiting{$selector}';
const started = `max by (${TARGET}) (process_start_time_seconds)`;

const hourAgo = (metric: string): string => `sum(rate(${metric}{$selector}[$window] offset 1h))`;

const CACHED = 'lmdeploy:request_cached_tokens_sum';
const PROMPT = 'lmdeploy:request_prompt_tokens_sum';

/**
 * The readings of findings, badges and markers. The page loads all of them at each refresh, on its grid, so each is cheap: no
 * window longer than that of a rate, no subquery. The PromQL contains the conditions: a healthy rank has no series there, so
 * the response contains only problems. A `count` costs nothing when a panel reads the same histogram.
 */
export const WATCHES = {
  /** Shows which ranks report: a rank that does not report has no sample. */
  rankRunning: expr(running),
  /** Present where queue and prefill times are impossible, so that panels leave the rank out; the value has no meaning. */
  rankNonsense: expr(`max by (${RANK}) (${IMPOSSIBLE})`),
  /** Seconds of inter-token latency per second; over {@link rankItlCount} it is the mean of any span. */
  rankItlSum: expr(rankRateOf('lmdeploy:iter_token_latency_sum')),
  /** Outputs per second. */
  rankItlCount: expr(rankRateOf('lmdeploy:iter_token_latency_count')),
  /** When the process started, Unix seconds; only for an hour after, since a model may take long to load, or until the next point. */
  rankStart: expr(
    `max by (${RANK}) (${present} * 0 + on (${TARGET}) group_left () ${started}) > time() - $newsS`,
  ),
  /** Share of the KV cache in use, only when it is full and the rank's own requests wait. */
  rankKvFull: expr(
    `max by (${RANK}) (lmdeploy:gpu_cache_usage_perc{$selector}) > 0.95 and on (${RANK}) ${byRank(waiting)} > 0`,
  ),
  /** How many requests wait at other ranks of the model, only for a rank that has none. */
  rankIdle: expr(
    `(${byRank(`${present} + ${waiting}`)} == 0) + on (model_name) group_left () (sum by (model_name) (${waiting}) > 0)`,
  ),
  /** Requests in the batch, only when no token comes out. */
  rankStalled: expr(`${running} > 0 and on (${RANK}) ${rankRateOf('lmdeploy:generation_tokens_total')} == 0`),
  /** Finished requests in the window, only when the gauge that counts them does not change. */
  rankFrozen: expr(
    `${byRank('increase(lmdeploy:e2e_request_latency_seconds_count{$selector}[$gaugeWindow])')} > 2` +
      ` and on (${RANK}) ${byRank('changes(lmdeploy:num_requests_succeeded{$selector}[$gaugeWindow])')} == 0`,
  ),
  /** Requests that wait for a handle, where that is known. */
  apiQueued: apiWait('queued'),
  /** Upper bound of the waiting requests, where only that is known: LMDeploy counts disconnected requests as waiting. */
  apiQueuedAtMost: apiWait('queued-at-most'),
  /** How long they wait, seconds. */
  apiWait: apiWait('wait'),
  /** How long they wait at most, seconds, where only that is known. */
  apiWaitAtMost: apiWait('wait-at-most'),
  /** Requests that wait while none gets a handle. */
  apiStalled: apiWait('stalled'),
  /** Requests that LMDeploy counts as waiting although their clients disconnected. */
  rankApiLeaked: rankApiWait('leaked'),
  /**
   * 0 for each target that is down. Such a target has no series of LMDeploy, so it belongs to the selection when it had one before.
   */
  targetDown: expr(
    `max by (${TARGET}) (up) == 0 and on (${TARGET}) (${[present, ...reportedBefore(present)].join(' or ')})`,
  ),
  /** How often the start time of a process has gone back in the window, only where it has: two processes take turns there. */
  twoProcesses: expr(
    `max by (${TARGET}) (resets(process_start_time_seconds[$gaugeWindow])) > 0 and on (${TARGET}) ${present}`,
  ),
  /**
   * The start time of a process plus its generated tokens, only where two ranks of one model and engine number have the same
   * start time. Where several jobs scrape one server, their values are equal.
   */
  sameStart: expr(
    `sum by (${RANK}) (lmdeploy:generation_tokens_total{$selector}) + on (${TARGET}) group_left () ${started}` +
      ` and on (model_name, engine) count_values by (model_name, engine) ("start", ${present} * 0` +
      ` + on (${TARGET}) group_left () ${started}) > 1`,
  ),
  /** First tokens per second: the requests behind the attainment of TTFT. */
  firstTokens: { kind: 'count', histogram: 'lmdeploy:time_to_first_token_seconds' },
  /** Outputs per second: what is behind the attainment of ITL. */
  outputs: { kind: 'count', histogram: 'lmdeploy:iter_token_latency' },
  /** Requests per second that ended with FINISH and are in the histograms. */
  finished: { kind: 'count', histogram: 'lmdeploy:e2e_request_latency_seconds' },
  /** Requests per second, by LMDeploy's own totals. */
  succeeded: expr(rateOf('lmdeploy:num_requests_succeeded', '$gaugeWindow')),
  /** Requests per second; cancelled, aborted and errored together. */
  failed: expr(FAILED_RATE),
  /** Prompt tokens per second of finished requests that came from the prefix cache. */
  cachedTokens: expr(rateOf(CACHED)),
  /** Prompt tokens per second of finished requests. */
  promptTokens: expr(rateOf(PROMPT)),
  /** {@link cachedTokens}, one hour earlier. */
  cachedTokensBefore: expr(hourAgo(CACHED)),
  /** {@link promptTokens}, one hour earlier. */
  promptTokensBefore: expr(hourAgo(PROMPT)),
  /** Firing alerts by name and severity: those named after LMDeploy, without those of its targets outside of the selection, and those about a target of the selection. */
  alerts: expr(
    'count by (alertname, severity) (ALERTS{alertstate="firing",alertname=~"(?i:lmdeploy).*"}' +
      ` unless on (job, instance) (lmdeploy:num_requests_running unless on (job, instance) ${present})` +
      ` or ALERTS{alertstate="firing"} and on (job, instance) ${present})`,
  ),
} as const satisfies Readonly<Record<string, Reading>>;

export type WatchName = keyof typeof WATCHES;

/** The watches of the findings that only the end of a range has: a hit rate that has halved, and not since when. */
export const WATCHES_OF_END: readonly WatchName[] = [
  'cachedTokens',
  'promptTokens',
  'cachedTokensBefore',
  'promptTokensBefore',
];
