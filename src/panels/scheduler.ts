import type { Panel } from './panel';
import { gauge, line, lineOf } from './series';
import { STATS } from './sources';

const API_WAITING = 'lmdeploy:num_api_requests_waiting{$selector}';

const running = lineOf(
  'running',
  { en: 'running', zh: '运行中' },
  gauge('sum(lmdeploy:num_requests_running{$selector})'),
);
const waiting = {
  ...lineOf(
    'waiting',
    { en: 'waiting, engine', zh: '等待：引擎' },
    gauge('sum(lmdeploy:num_requests_waiting{$selector})'),
  ),
  shortName: { en: 'engine', zh: '引擎' },
};

export const scheduler = [
  {
    id: 'scheduler',
    title: { en: 'Scheduler', zh: '调度队列' },
    help: {
      en: 'Sum over the selected ranks, set every 10 s. Requests that wait in the API are outside every latency.',
      zh: '所选 Rank 求和，每 10 s 更新。滞留在 API Server 的请求不计入任何延迟指标。',
    },
    unit: 'requests',
    headline: 2,
    series: [
      running,
      waiting,
      {
        // Below 0 for a moment when a finished request still holds its handle.
        ...lineOf(
          'api-waiting',
          { en: 'waiting, API', zh: '等待：API' },
          gauge(`sum(clamp_min(${API_WAITING}, 0))`),
        ),
        shortName: { en: 'API', zh: 'API' },
      },
    ],
    since: 'v0.12.1',
    source: STATS,
  },
  {
    id: 'routed',
    title: { en: 'Request handles in use', zh: '请求句柄占用' },
    help: {
      en: 'Requests with a handle, running or queued, set every 10 s. A flat top is max_batch_size: further requests wait in the API.',
      zh: '已拿到句柄的请求（运行中与排队中），每 10 s 更新。曲线顶部持平即达到 max_batch_size，后续请求滞留在 API Server。',
    },
    unit: 'requests',
    headline: 0,
    series: [
      lineOf(
        'main',
        { en: 'handles in use', zh: '占用句柄' },
        gauge('sum(lmdeploy:num_api_requests_routed{$selector})'),
      ),
      running,
      waiting,
    ],
    since: 'v0.12.1',
    source: STATS,
  },
  {
    id: 'api-waiting-change',
    title: { en: 'API wait above its floor', zh: 'API 等待数相对低点的变化' },
    help: {
      en: 'Level less the lowest of the last hour, set every 10 s. A floor above 0 at rest is a leak: a client that hangs up while waiting counts until restart.',
      zh: '当前值减去近 1 小时最低值，每 10 s 更新。空闲时低点仍大于 0 是计数泄漏：等待中断开的客户端会一直计入，直到重启。',
    },
    unit: 'requests',
    headline: 0,
    series: [
      line(
        'api-waiting',
        { en: 'above the floor', zh: '高于低点' },
        `sum(${API_WAITING} - min_over_time(${API_WAITING}[1h]))`,
      ),
      line(
        'second',
        { en: 'floor of the hour', zh: '近 1 小时低点' },
        `sum(clamp_min(min_over_time(${API_WAITING}[1h]), 0))`,
      ),
    ],
    since: 'v0.12.1',
    source: STATS,
  },
] as const satisfies readonly Panel[];
