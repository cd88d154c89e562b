import {
  firstTokenBoundsS,
  iterationTokenBounds,
  ratioBounds,
  requestTimeBoundsS,
  tokenCountBounds,
  tokenLatencyBoundsS,
} from './buckets';
import { FamilyBuilder } from './family-builder';
import { type Family } from './samples';
import { type ModelPlan } from './model-plan';

/**
 * The families that LMDeploy itself exports for a rank, in its order and with its help texts.
 * @see https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/loggers.py
 */
export function lmdeployFamilies(plan: ModelPlan, engine: string): Family[] {
  const of = new FamilyBuilder(plan, engine);
  const tokenBounds = tokenCountBounds(plan.sessionLen);
  return [
    of.backendConfig(),
    of.gauge('num_requests_succeeded', 'Number of current succeeded requests.', (m) => m.gauges.succeeded),
    of.gauge('num_requests_failed', 'Number of current failed requests.', (m) => m.gauges.failed),
    of.gauge(
      'num_api_requests_routed',
      'Number of requests routed to request handles.',
      (m) => m.gauges.routed,
    ),
    of.gauge(
      'num_api_requests_waiting',
      'Number of requests waiting for free request handles.',
      (m) => m.gauges.apiWaiting,
    ),
    of.gauge(
      'num_requests_running',
      'Number of requests in model execution batches.',
      (m) => m.gauges.running,
    ),
    of.gauge('num_requests_waiting', 'Number of requests waiting to be processed.', (m) => m.gauges.waiting),
    of.gauge(
      'gpu_cache_usage_perc',
      'GPU KV-cache usage. 1 means 100 percent usage.',
      (m) => m.gauges.kvUsage,
    ),
    of.gauge(
      'prefix_cache_hit_rate',
      'Prefix-cache hit rate. 1 means 100 percent of queried prefix tokens hit.',
      (m) => m.gauges.prefixHitRate,
    ),
    of.counter('prompt_tokens_total', 'Number of prefill tokens processed.', (m) => m.promptTokens),
    of.counter(
      'generation_tokens_total',
      'Number of generation tokens processed.',
      (m) => m.generationTokens,
    ),
    of.counter('spec_decode_num_drafts_total', 'Number of speculative decoding drafts.', (m) => m.drafts),
    of.counter(
      'spec_decode_num_draft_tokens_total',
      'Number of speculative decoding draft tokens.',
      (m) => m.draftTokens,
    ),
    of.counter(
      'spec_decode_num_accepted_tokens_total',
      'Number of speculative decoding accepted tokens.',
      (m) => m.acceptedTokens,
    ),
    of.perPosition(
      'counter',
      'spec_decode_num_accepted_tokens_per_pos_total',
      'Number of accepted speculative decoding tokens per draft position.',
      (m, position) => m.acceptedAt[position] ?? 0,
    ),
    of.gauge(
      'spec_decode_mean_accept_rate',
      'Mean speculative decoding acceptance rate. 1 means 100 percent accepted.',
      (m) => (m.draftTokens > 0 ? m.acceptedTokens / m.draftTokens : 0),
    ),
    of.gauge(
      'spec_decode_mean_accept_length',
      'Mean speculative decoding acceptance length, including the bonus token.',
      (m) => (m.drafts > 0 ? 1 + m.acceptedTokens / m.drafts : 0),
    ),
    of.perPosition(
      'gauge',
      'spec_decode_per_position_accept_rate',
      'Speculative decoding acceptance rate per draft position. 1 means 100 percent accepted.',
      (m, position) => (m.acceptedAt[position] ?? 0) / m.drafts,
    ),
    of.requestSuccess(),
    of.histogram(
      'request_prompt_tokens',
      'Number of prefill tokens processed.',
      tokenBounds,
      (m) => m.requestPromptTokens,
    ),
    of.histogram(
      'request_generation_tokens',
      'Number of generation tokens processed.',
      tokenBounds,
      (m) => m.requestOutputTokens,
    ),
    of.histogram(
      'request_cached_tokens',
      'Number of prefix-cached input tokens per request.',
      tokenBounds,
      (m) => m.requestCachedTokens,
    ),
    of.histogram(
      'request_cache_hit_ratio',
      'Prefix cache hit ratio (cached_tokens / prompt_tokens) per request.',
      ratioBounds,
      (m) => m.requestHitRatio,
    ),
    of.counter('cached_tokens_total', 'Total prefix-cached input tokens served.', (m) => m.cachedTokens),
    of.histogram(
      'iteration_tokens_total',
      'Histogram of number of tokens per engine_step.',
      iterationTokenBounds,
      (m) => m.iterationTokens,
    ),
    of.histogram(
      'time_to_first_token_seconds',
      'Histogram of time to first token in seconds.',
      firstTokenBoundsS,
      (m) => m.firstTokenS,
    ),
    of.histogram(
      'time_per_output_token_seconds',
      'Histogram of time per output token in seconds.',
      tokenLatencyBoundsS,
      (m) => m.perOutputTokenS,
    ),
    of.histogram(
      'iter_token_latency',
      'Histogram of inter-token latency',
      tokenLatencyBoundsS,
      (m) => m.interTokenS,
    ),
    of.histogram(
      'e2e_request_latency_seconds',
      'Histogram of e2e request latency in seconds.',
      requestTimeBoundsS,
      (m) => m.e2eS,
    ),
    of.histogram(
      'request_queue_time_seconds',
      'Histogram of time spent in WAITING phase for request.',
      requestTimeBoundsS,
      (m) => m.queueS,
    ),
    of.histogram(
      'request_inference_time_seconds',
      'Histogram of time spent in RUNNING phase for request.',
      requestTimeBoundsS,
      (m) => m.inferenceS,
    ),
    of.histogram(
      'request_prefill_time_seconds',
      'Histogram of time spent in PREFILL phase for request.',
      requestTimeBoundsS,
      (m) => m.prefillS,
    ),
    of.histogram(
      'request_decode_time_seconds',
      'Histogram of time spent in DECODE phase for request.',
      requestTimeBoundsS,
      (m) => m.decodeS,
    ),
  ];
}
