/** The parameters in the URL of the page: it discovers nothing by itself. */
export interface Settings {
  /** A regular expression. */
  readonly model: string;
  readonly rangeS: number;
  readonly stepS: number;
  readonly windowS: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The number of charts. */
  readonly charts: number;
}

/** One chart with one query, whose result is a histogram (buckets, and a series `part="sum"`) or plain lines. */
export interface Chart {
  readonly title: string;
  readonly kind: 'histogram' | 'lines';
  readonly query: string;
}

/** The most charts that the page can show. */
export const MOST_CHARTS = 20;

/** One fused query for each chart: first those of LMDeploy's Grafana dashboard, then others that the dashboard has too. */
export function chartsOf({ model, windowS, charts }: Settings): Chart[] {
  const selector = `{model_name=~"${model}"}`;
  const rate = (name: string): string => `rate(lmdeploy:${name}${selector}[${windowS}s])`;
  const named = (expr: string, part: string): string => `label_replace(${expr},"part","${part}","","")`;
  const histogram = (title: string, name: string): Chart => ({
    title,
    kind: 'histogram',
    query: `sum by(le)(${rate(`${name}_bucket`)}) or ${named(`sum(${rate(`${name}_sum`)})`, 'sum')}`,
  });
  const lines = (title: string, query: string): Chart => ({ title, kind: 'lines', query });
  const queue = 'request_queue_time_seconds';
  const mean = (name: string): string => `sum(${rate(`${name}_sum`)})/sum(${rate(`${name}_count`)})`;
  const byRank = (name: string): string => `sum by(instance)(${rate(name)})`;
  return [
    histogram('Time to first token', 'time_to_first_token_seconds'),
    histogram('Inter-token latency', 'iter_token_latency'),
    histogram('End-to-end latency', 'e2e_request_latency_seconds'),
    histogram('Time per output token', 'time_per_output_token_seconds'),
    lines('Queue time', mean(queue)),
    lines(
      'Scheduler',
      `sum by(__name__)({__name__=~"lmdeploy:num_(requests_running|requests_waiting|api_requests_waiting)",model_name=~"${model}"})`,
    ),
    lines(
      'Token throughput',
      `${named(`sum(${rate('prompt_tokens_total')})`, 'prompt')} or ${named(`sum(${rate('generation_tokens_total')})`, 'generation')}`,
    ),
    lines('Finish reasons', `sum by(finished_reason)(${rate('request_success_total')})>0`),
    lines('KV cache', `lmdeploy:gpu_cache_usage_perc${selector}`),
    histogram('Prompt length', 'request_prompt_tokens'),
    histogram('Output length', 'request_generation_tokens'),
    histogram('Prefill time', 'request_prefill_time_seconds'),
    histogram('Decode time', 'request_decode_time_seconds'),
    lines('Finished requests', `sum(${rate('request_success_total')})`),
    lines(
      'Tokens per request',
      `${named(mean('request_prompt_tokens'), 'prompt')} or ${named(mean('request_generation_tokens'), 'output')}`,
    ),
    lines(
      'Phases',
      `${named(mean('request_prefill_time_seconds'), 'prefill')} or ${named(mean('request_decode_time_seconds'), 'decode')}`,
    ),
    lines('Cached tokens', `sum(${rate('cached_tokens_total')})/sum(${rate('prompt_tokens_total')})`),
    lines('Running by rank', `lmdeploy:num_requests_running${selector}`),
    lines('Output tokens by rank', byRank('generation_tokens_total')),
    lines('Requests by rank', byRank('request_success_total')),
  ].slice(0, charts);
}
