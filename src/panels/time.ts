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
    title: { en: 'Where a request spends its time', zh: '请求各阶段平均耗时' },
    help: {
      en: 'Mean time of a finished request in each phase. The API wait is an estimate; under full load it is unknown without process_open_fds.',
      zh: '已完成请求在各阶段的平均耗时，请求结束时计入。API 等待为估算值；缺少 process_open_fds 时，满载期间无法得知。',
    },
    unit: 'seconds',
    form: 'stack',
    headline: 3,
    series: [
      {
        reading: apiWait('wait'),
        role: 'api-wait',
        name: { en: 'API wait (estimated)', zh: 'API 等待（估算）' },
      },
      lineOf('queue', { en: 'queue', zh: '排队' }, possibleMeanRatio(QUEUE)),
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
    title: { en: 'Requests in each phase', zh: '各阶段并发请求数' },
    help: {
      en: 'Seconds in a phase per second are concurrent requests. Counted at finish, so it lags one request behind the running gauge, set every 10 s.',
      zh: '每秒累计的阶段耗时即平均并发数。请求结束时才计入，比每 10 s 更新的运行数滞后一个请求的时长。',
    },
    unit: 'requests',
    form: 'stack',
    headline: 3,
    series: [
      line('queue', { en: 'queue', zh: '排队' }, sumOfPossible(seriesRateOf(`${QUEUE}_sum`))),
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
    title: { en: 'User-perceived TTFT (estimated)', zh: '用户侧首 Token 延迟（估计）' },
    help: {
      en: 'Mean TTFT plus the estimated wait for admission, which no LMDeploy latency includes. At most: some waiting clients may have disconnected.',
      zh: '平均 TTFT 加上估算的 API 排队时间，后者不在 LMDeploy 的任何延迟指标中。“最多”表示其中可能有已断开的请求。',
    },
    unit: 'seconds',
    scale: 'auto',
    headline: 0,
    series: [
      {
        reading: apiWait('wait', TTFT),
        role: 'api-waiting',
        name: { en: 'with API wait', zh: '含 API 等待' },
      },
      mean(TTFT, 'mean', { en: 'TTFT', zh: 'TTFT' }),
      {
        reading: apiWait('wait-at-most', TTFT),
        role: 'at-most',
        name: { en: 'with API wait, at most', zh: '含 API 等待，最多' },
        shortName: { en: 'at most', zh: '最多' },
      },
    ],
    since: 'v0.12.1',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
