/** The queries of a histogram in LMDeploy's Grafana dashboard: `$W` is the rate window, `$M` the model matcher. */
const histogram = (name: string): string[] => [
  ...[0.99, 0.95, 0.9, 0.5].map(
    (q) => `histogram_quantile(${q}, sum by(le) (rate(lmdeploy:${name}_bucket{$M}[$W])))`,
  ),
  `rate(lmdeploy:${name}_sum{$M}[$W]) / rate(lmdeploy:${name}_count{$M}[$W])`,
];

/** The queries of LMDeploy's Grafana dashboard, panel by panel. */
const TEMPLATES: readonly string[] = [
  ...histogram('e2e_request_latency_seconds'),
  'rate(lmdeploy:prompt_tokens_total{$M}[$W])',
  'rate(lmdeploy:generation_tokens_total{$M}[$W])',
  ...histogram('time_per_output_token_seconds'),
  ...histogram('iter_token_latency'),
  'lmdeploy:num_requests_running{$M}',
  'lmdeploy:num_requests_waiting{$M}',
  ...histogram('time_to_first_token_seconds'),
  'lmdeploy:gpu_cache_usage_perc{$M}',
  'sum by(finished_reason) (increase(lmdeploy:request_success_total{$M}[$W]))',
  'rate(lmdeploy:request_queue_time_seconds_sum{$M}[$W])',
];

/**
 * The 27 queries that Grafana sends for a load or a refresh.
 * @param model a name without quotes and backslashes
 * @see https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/monitoring/grafana/dashboards/json/lmdeploy-dashboard.json
 */
export const grafanaQueries = (model: string, windowS: number): string[] =>
  TEMPLATES.map((text) => text.replaceAll('$M', `model_name="${model}"`).replaceAll('$W', `${windowS}s`));
