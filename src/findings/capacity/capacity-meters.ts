/** A series of each rank from which the minutes of the capacity come. */
export const CAPACITY_METERS = {
  running: 'num_requests_running',
  routed: 'num_api_requests_routed',
  apiWaiting: 'num_api_requests_waiting',
  succeeded: 'num_requests_succeeded',
  failed: 'num_requests_failed',
  output: 'generation_tokens_total',
  prompt: 'request_prompt_tokens_sum',
  cached: 'request_cached_tokens_sum',
  ttft: 'time_to_first_token_seconds_count',
  itl: 'iter_token_latency_count',
} as const;

/** A series of the process of a rank, without the labels of LMDeploy. */
export const CAPACITY_TARGET_METERS = {
  startS: 'process_start_time_seconds',
  openFiles: 'process_open_fds',
} as const;

/** The histograms whose buckets next to the goal are read. */
export const CAPACITY_BUCKETS = {
  ttft: 'time_to_first_token_seconds_bucket',
  itl: 'iter_token_latency_bucket',
} as const;

export type CapacityMeter = keyof typeof CAPACITY_METERS | keyof typeof CAPACITY_TARGET_METERS;
export type CapacityLatency = keyof typeof CAPACITY_BUCKETS;
