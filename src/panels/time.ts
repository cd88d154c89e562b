import type { Panel } from './panel';
import { rateOf, seriesRateOf, sumOfPossible } from './rates';
import { apiWait, line, lineOf, mean, meanRatio, possibleMeanRatio, ratio } from './series';
import { LOGGERS } from './sources';

const TTFT = 'lmdeploy:time_to_first_token_seconds';
const E2E = 'lmdeploy:e2e_request_latency_seconds';
const QUEUE = 'lmdeploy:request_queue_time_seconds';
const PREFILL = 'lmdeploy:request_prefill_time_seconds';
const DECODE = 'lmdeploy:request_decode_time_seconds';

export const time = [
  {
    id: 'request-phases',
    title: { en: 'Mean time per phase', zh: '各阶段平均耗时' },
    help: {
      en: 'Mean time of finished requests in each phase. API queue: estimated, and unknown at full load without process_open_fds.',
      zh: '已完成请求在各阶段的平均耗时。API 排队为估计值；缺少 process_open_fds 时，满载期间无法得知。',
    },
    unit: 'seconds',
    form: 'stack',
    headline: 3,
    series: [
      {
        reading: apiWait('wait'),
        role: 'api-wait',
        name: { en: 'API queue (estimated)', zh: 'API 排队（估计）' },
      },
      lineOf('queue', { en: 'engine queue', zh: '引擎排队' }, possibleMeanRatio(QUEUE)),
      lineOf('prefill', { en: 'prefill', zh: 'Prefill' }, possibleMeanRatio(PREFILL)),
      lineOf('decode', { en: 'decode', zh: 'Decode' }, meanRatio(DECODE)),
      // The time between the API process and the engine. Each phase is rounded, so the difference can be slightly below 0.
      lineOf(
        'rest',
        { en: 'rest', zh: '其他' },
        ratio(
          `clamp_min(${sumOfPossible([E2E, QUEUE, PREFILL, DECODE].map((name) => seriesRateOf(`${name}_sum`)).join(' - '))}, 0)`,
          sumOfPossible(seriesRateOf(`${E2E}_count`)),
        ),
      ),
    ],
    leavesOut: 'impossible-times',
    since: 'v0.12.1',
    source: LOGGERS,
  },
  {
    id: 'concurrency',
    title: { en: 'Concurrent requests per phase', zh: '各阶段并发请求数' },
    help: {
      en: 'Seconds in a phase per second. Counted at finish, so it lags behind the running gauge by the length of a request.',
      zh: '每秒累计的阶段耗时，即平均并发数。请求完成时才计入，比运行数滞后一个请求的时长。',
    },
    unit: 'requests',
    form: 'stack',
    headline: 3,
    series: [
      line('queue', { en: 'engine queue', zh: '引擎排队' }, sumOfPossible(seriesRateOf(`${QUEUE}_sum`))),
      line('prefill', { en: 'prefill', zh: 'Prefill' }, sumOfPossible(seriesRateOf(`${PREFILL}_sum`))),
      line('decode', { en: 'decode', zh: 'Decode' }, rateOf(`${DECODE}_sum`)),
      line('running', { en: 'running', zh: '运行中' }, 'sum(lmdeploy:num_requests_running{$selector})'),
    ],
    leavesOut: 'impossible-times',
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'felt-ttft',
    title: { en: 'User-perceived TTFT (estimated)', zh: '用户侧首字延迟（估计）' },
    help: {
      en: 'Mean TTFT plus the estimated wait in the API queue. At most: some of the waiting clients may have disconnected.',
      zh: '平均首字延迟加上估计的 API 排队时间。“最多”：部分排队的客户端可能已断开。',
    },
    unit: 'seconds',
    scale: 'auto',
    headline: 0,
    series: [
      {
        reading: apiWait('wait', TTFT),
        role: 'api-waiting',
        name: { en: 'with API queue', zh: '含 API 排队' },
      },
      mean(TTFT, 'mean', { en: 'TTFT', zh: 'TTFT' }),
      {
        reading: apiWait('wait-at-most', TTFT),
        role: 'at-most',
        name: { en: 'with API queue, at most', zh: '含 API 排队，最多' },
        shortName: { en: 'at most', zh: '最多' },
      },
    ],
    since: 'v0.12.1',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
