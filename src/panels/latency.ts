import type { Panel } from './panel';
import { rateOf } from './rates';
import { heatmap, lineOf, P95, percentilesAndMean, possibleMeanRatio, ratio } from './series';
import { LOGGERS } from './sources';

export const latency = [
  {
    id: 'time-to-first-token',
    title: { en: 'Time to first token', zh: '首字延迟（TTFT）' },
    help: {
      en: 'Time from engine admission to the first token. Excludes the wait in the API queue.',
      zh: '从获得请求句柄（进入引擎）到首个 Token 的时间，不含 API 排队。',
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
      en: 'Time between two outputs of one request. Counted per output, over all requests.',
      zh: '同一请求相邻两次输出的间隔，按输出次数统计所有请求。',
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
      en: 'Time from engine admission to the last token. Counted at finish; excludes failed requests.',
      zh: '从获得请求句柄（进入引擎）到最后一个 Token，请求完成时计入；不含失败的请求。',
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
      en: 'ITL divided by the tokens of that output, counted per output. Equals ITL without speculative decoding.',
      zh: 'ITL 除以该次输出的 Token 数，按输出次数统计；未启用投机解码时与 ITL 相同。',
    },
    unit: 'milliseconds',
    headline: P95,
    series: percentilesAndMean('lmdeploy:time_per_output_token_seconds'),
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'queue-time',
    title: { en: 'Engine queue time', zh: '引擎排队耗时' },
    help: {
      en: 'Mean wait in the engine queue, counted at finish. No percentiles: the lowest bucket ends at 0.3 s.',
      zh: '引擎排队的平均耗时，请求完成时计入。最小的桶上界为 0.3 秒，因此不显示分位数。',
    },
    unit: 'seconds',
    scale: 'auto',
    headline: 0,
    series: [
      lineOf('waiting', { en: 'mean', zh: '平均' }, possibleMeanRatio('lmdeploy:request_queue_time_seconds')),
    ],
    leavesOut: 'impossible-times',
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'decode-time-per-token',
    title: { en: 'TPOT per request', zh: '单请求 TPOT' },
    help: {
      en: 'Decode time divided by the tokens after the first, as clients measure it. Counted at finish; long outputs weigh more.',
      zh: 'Decode 耗时除以首个之后的 Token 数，与客户端测得的 TPOT 一致。请求完成时计入，长输出权重更大。',
    },
    unit: 'milliseconds',
    headline: 0,
    series: [
      lineOf(
        'mean',
        { en: 'mean', zh: '平均' },
        ratio(
          rateOf('lmdeploy:request_decode_time_seconds_sum'),
          `${rateOf('lmdeploy:request_generation_tokens_sum')} - ${rateOf('lmdeploy:request_generation_tokens_count')}`,
        ),
      ),
    ],
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'ttft-heatmap',
    title: { en: 'TTFT distribution', zh: 'TTFT 分布' },
    help: {
      en: 'Share of requests in each bucket, at the first token. Two bands: two kinds of requests, which one percentile hides.',
      zh: '请求落入各桶的占比，首个 Token 输出时计入。两条带表示有两类请求，分位数看不出来。',
    },
    unit: 'seconds',
    form: 'heatmap',
    slo: 'ttftSeconds',
    headline: 2,
    series: heatmap('lmdeploy:time_to_first_token_seconds'),
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'itl-heatmap',
    title: { en: 'ITL distribution', zh: 'ITL 分布' },
    help: {
      en: 'Share of outputs in each bucket. A thin upper band usually means that prefill interrupts decoding.',
      zh: '每次输出落入各桶的占比。上方的细带通常表示 Decode 被其他请求的 Prefill 打断。',
    },
    unit: 'milliseconds',
    form: 'heatmap',
    slo: 'itlSeconds',
    headline: 2,
    series: heatmap('lmdeploy:iter_token_latency', { en: 'outputs', zh: '输出次数' }),
    since: 'v0.10.0',
    source: LOGGERS,
  },
  {
    id: 'e2e-heatmap',
    title: { en: 'E2E distribution', zh: 'E2E 分布' },
    help: {
      en: 'Share of finished requests in each bucket. Depends on output length as much as on engine speed.',
      zh: '已完成的请求落入各桶的占比，请求完成时计入。同时受引擎快慢和输出长度影响。',
    },
    unit: 'longSeconds',
    form: 'heatmap',
    slo: 'e2eSeconds',
    headline: 2,
    series: heatmap('lmdeploy:e2e_request_latency_seconds'),
    since: 'v0.9.2',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
