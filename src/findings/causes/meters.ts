/** A series of each rank that the diagnosis reads. */
export const RANK_METERS = {
  running: 'num_requests_running',
  queued: 'num_requests_waiting',
  routed: 'num_api_requests_routed',
  apiWaiting: 'num_api_requests_waiting',
  succeeded: 'num_requests_succeeded',
  failed: 'num_requests_failed',
  kvUsage: 'gpu_cache_usage_perc',
  ttftSum: 'time_to_first_token_seconds_sum',
  ttftCount: 'time_to_first_token_seconds_count',
  itlSum: 'iter_token_latency_sum',
  itlCount: 'iter_token_latency_count',
  queueSum: 'request_queue_time_seconds_sum',
  prefillSum: 'request_prefill_time_seconds_sum',
  decodeSum: 'request_decode_time_seconds_sum',
  e2eSum: 'e2e_request_latency_seconds_sum',
  e2eCount: 'e2e_request_latency_seconds_count',
  tokens: 'generation_tokens_total',
  outputTokens: 'request_generation_tokens_sum',
  promptTokens: 'request_prompt_tokens_sum',
  cachedTokens: 'request_cached_tokens_sum',
  draftTokens: 'spec_decode_num_draft_tokens_total',
  acceptedTokens: 'spec_decode_num_accepted_tokens_total',
} as const;

/** A series of the process of a rank, without the labels of LMDeploy. */
export const TARGET_METERS = {
  startS: 'process_start_time_seconds',
  cpuS: 'process_cpu_seconds_total',
  openFiles: 'process_open_fds',
  up: 'up',
  scrapeS: 'scrape_duration_seconds',
} as const;

/** A histogram whose buckets the diagnosis reads. */
export const BUCKET_METERS = {
  itl: 'iter_token_latency_bucket',
  output: 'request_generation_tokens_bucket',
} as const;

/** The bucket of requests without any token from the prefix cache. */
export const NO_HIT_BUCKET = { name: 'request_cache_hit_ratio_bucket', le: '0.0' } as const;

export type Meter = keyof typeof RANK_METERS | keyof typeof TARGET_METERS | 'noHit';
export type BucketMeter = keyof typeof BUCKET_METERS;
