import type { Panel } from './panel';
import { meanOf, possibleMeanOf, RANK, rateOf, ratioOf, seriesRateOf, sumOfPossible } from './rates';
import { line, mean } from './series';
import { LOGGERS } from './sources';

const TTFT = 'lmdeploy:time_to_first_token_seconds';
const E2E = 'lmdeploy:e2e_request_latency_seconds';
const QUEUE = 'lmdeploy:request_queue_time_seconds';
const PREFILL = 'lmdeploy:request_prefill_time_seconds';
const DECODE = 'lmdeploy:request_decode_time_seconds';

const API_WAITING = 'lmdeploy:num_api_requests_waiting{$selector}';
const WAITING = `sum by (${RANK}) (clamp_min(avg_over_time(${API_WAITING.replace('}', '}[$gaugeWindow]')}), 0))`;

/**
 * The least that was counted as waiting at some moments of the last three hours: a client that hangs up while it waits is
 * counted until the restart, and that is no wait. Moments cost a sample each, where a window would cost all in it. Who has
 * not been there for so long counts with 0: what waits in the overload of a young server must not be taken for such. That of
 * an overload that has lasted for all of the three hours is.
 */
const NOT_WAITING = `min by (${RANK}) (${[
  ...['5m', '15m', '30m', '1h', '3h'].map(
    (ago) => `label_replace(${API_WAITING} offset ${ago}, "ago", "${ago}", "", "")`,
  ),
  `label_replace(${API_WAITING} * 0, "ago", "3h", "", "")`,
].join(' or ')})`;

/**
 * Mean wait for a request handle, seconds: those who wait over those who leave the wait (Little’s law). First tokens stand
 * for the latter: they are counted soonest after it, and for requests that are cancelled later too.
 */
const HANDLE_WAIT = ratioOf(
  `sum(clamp_min(${WAITING} - clamp_min(${NOT_WAITING}, 0), 0))`,
  rateOf(`${TTFT}_count`, '$gaugeWindow'),
);

export const time = [
  {
    id: 'request-phases',
    title: { en: 'Where a request spends its time', zh: '请求各阶段平均耗时' },
    help: {
      en: 'Mean seconds of a finished request in each phase. The API wait is estimated by Little’s law, without what has waited for three hours: that leaked.',
      zh: '已完成请求在各阶段的平均耗时，请求结束时计入。API 等待由 Little 定律估算，已扣除三小时内从未减少的部分（计数泄漏）。',
    },
    unit: 'seconds',
    form: 'stack',
    headline: 3,
    series: [
      line('api-wait', { en: 'API wait (estimated)', zh: 'API 等待（估算）' }, HANDLE_WAIT),
      line('queue', { en: 'queue', zh: '排队' }, possibleMeanOf(QUEUE)),
      line('prefill', { en: 'prefill', zh: 'Prefill' }, possibleMeanOf(PREFILL)),
      line('decode', { en: 'decode', zh: 'Decode' }, meanOf(DECODE)),
      // Hand-over between the API process and the engine. Each phase is rounded, so the difference can be a little below 0.
      line(
        'rest',
        { en: 'rest', zh: '其他' },
        `clamp_min(${ratioOf(
          sumOfPossible([E2E, QUEUE, PREFILL, DECODE].map((name) => seriesRateOf(`${name}_sum`)).join(' - ')),
          sumOfPossible(seriesRateOf(`${E2E}_count`)),
        )}, 0)`,
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
      en: 'Seconds spent per second are requests at once. Counted at finish, so it lags one request behind the running gauge, set every 10 s.',
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
    title: { en: 'TTFT as users feel it', zh: '用户实际感受的 TTFT' },
    help: {
      en: 'Mean TTFT with the estimated wait for a request handle, which no LMDeploy latency holds. The gap between the lines is overload.',
      zh: '平均 TTFT 加上估算的句柄等待时间，后者不在 LMDeploy 的任何延迟指标中。两线拉开即为过载。',
    },
    unit: 'seconds',
    scale: 'auto',
    headline: 0,
    series: [
      line('api-waiting', { en: 'with API wait', zh: '含 API 等待' }, `${meanOf(TTFT)} + ${HANDLE_WAIT}`),
      mean(TTFT, 'mean', { en: 'TTFT', zh: 'TTFT' }),
    ],
    since: 'v0.12.1',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
