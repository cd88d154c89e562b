import type { Panel } from './panel';
import { rateOf } from './rates';
import { heatmap, lineOf, P95, percentilesAndMean, possibleMeanRatio, ratio } from './series';
import { LOGGERS } from './sources';

export const latency = [
  {
    id: 'time-to-first-token',
    title: { en: 'Time to first token', zh: '首 Token 延迟（TTFT）' },
    help: {
      en: 'Time from admission to the first token, counted at that token. Excludes the wait for admission.',
      zh: '从获得推理实例（请求句柄，数量上限为 max_batch_size）到首个 Token，首个 Token 输出时计入；不含 API 排队时间。',
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
      en: 'Time between two outputs of one request, counted per output, over all requests.',
      zh: '同一请求相邻两次输出的间隔，逐次输出计入，所有请求合并统计。',
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
      en: 'Time from admission to the last token, counted at finish. Excludes failed requests.',
      zh: '从获得请求句柄到最后一个 Token，请求结束时计入，仅含正常结束的请求。',
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
      zh: 'ITL 除以该次输出的 Token 数，逐次输出计入；未开投机解码时与 ITL 相同。',
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
      en: 'Mean wait in the engine queue, counted at finish. No percentiles, because the lowest bucket ends at 0.3 s.',
      zh: '引擎内排队的平均等待，请求结束时计入。最小桶上界为 0.3 s，分位数没有意义，故不显示。',
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
      en: 'Decode time divided by the tokens after the first, at finish, as clients measure it. Long outputs weigh more than in the TPOT per output.',
      zh: '解码耗时除以首个之后的 Token 数，请求结束时计入。与客户端测得的 TPOT 口径一致，不同于按每次输出统计的 TPOT。',
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
      en: 'Each column shows the share of its requests in each bucket, at the first token. Two bands mean two kinds of requests, which one percentile hides.',
      zh: '每列为该时段请求落入各桶的占比，首个 Token 输出时计入。出现两条带说明有两类请求，单看分位数看不出来。',
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
      en: 'Share of outputs in each bucket, counted per output. A thin upper band usually means that prefill of other requests interrupts decoding.',
      zh: '每次输出落入各桶的占比，逐次输出计入。上方的细带通常是解码被其他请求的 Prefill 打断。',
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
      en: 'Share of finished requests in each bucket, at finish. It depends on the output length as much as on the speed of the engine.',
      zh: '正常结束的请求落入各桶的占比，请求结束时计入。既受引擎快慢影响，也受输出长度影响。',
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
