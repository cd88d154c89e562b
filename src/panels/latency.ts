import type { Panel } from './panel';
import { mean, P95, percentilesAndMean } from './series';

const LOGGERS = 'https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/loggers.py';

export const latency = [
  {
    id: 'time-to-first-token',
    title: { en: 'Time to first token', zh: '首 Token 延迟（TTFT）' },
    help: {
      en: 'From request handle to first token. Time spent waiting for a handle is not in it.',
      zh: '从拿到请求句柄到输出首个 Token；等待句柄的时间不计入。',
    },
    unit: 'seconds',
    scale: 'auto',
    slo: 'ttftSeconds',
    headline: P95,
    series: percentilesAndMean('lmdeploy:time_to_first_token_seconds'),
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'inter-token-latency',
    title: { en: 'Inter-token latency', zh: 'Token 间延迟（ITL）' },
    help: {
      en: 'Between two outputs of one request, all requests together.',
      zh: '同一请求相邻两次输出的间隔，所有请求合并统计。',
    },
    unit: 'milliseconds',
    slo: 'itlSeconds',
    headline: P95,
    series: percentilesAndMean('lmdeploy:iter_token_latency'),
    since: 'v0.10.0',
    source: LOGGERS,
  },
  {
    id: 'e2e-latency',
    title: { en: 'End-to-end latency', zh: '端到端延迟（E2E）' },
    help: {
      en: 'From request handle to last token, finished requests only.',
      zh: '从拿到请求句柄到最后一个 Token，仅统计正常结束的请求。',
    },
    unit: 'longSeconds',
    slo: 'e2eSeconds',
    headline: P95,
    series: percentilesAndMean('lmdeploy:e2e_request_latency_seconds'),
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'time-per-output-token',
    title: { en: 'Time per output token', zh: '每 Token 输出耗时（TPOT）' },
    help: {
      en: 'ITL over the tokens in that output. Equal to ITL without speculative decoding.',
      zh: 'ITL 除以该次输出的 Token 数；未开投机解码时与 ITL 相同。',
    },
    unit: 'milliseconds',
    headline: P95,
    series: percentilesAndMean('lmdeploy:time_per_output_token_seconds'),
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'queue-time',
    title: { en: 'Queue time', zh: '排队耗时' },
    help: {
      en: 'Mean wait in the engine’s queue. No percentiles: the lowest bucket ends only at 0.3 s.',
      zh: '引擎内排队的平均等待。最小桶上界为 0.3 s，分位数没有意义，故不显示。',
    },
    unit: 'seconds',
    scale: 'auto',
    headline: 0,
    series: [mean('lmdeploy:request_queue_time_seconds', 'waiting')],
    since: 'v0.9.2',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
