import type { Panel } from './panel';
import { apiWait, gauge, lineOf } from './series';
import { STATS } from './sources';

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
        reading: apiWait('queued-or-at-most'),
        role: 'api-waiting',
        name: { en: 'waiting, API', zh: '等待：API' },
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
    title: { en: 'Requests waiting for a handle', zh: '等待句柄的请求' },
    help: {
      en: 'Estimated by open connections: LMDeploy counts requests that hung up while they waited until it restarts. At most: process_open_fds is missing.',
      zh: '根据连接数估算：LMDeploy 会把等待中断开的请求一直计入，直到重启。缺少 process_open_fds 时只能给出上限。',
    },
    unit: 'requests',
    headline: 0,
    series: [
      { reading: apiWait('queued'), role: 'api-waiting', name: { en: 'waiting', zh: '等待中' } },
      { reading: apiWait('leaked'), role: 'second', name: { en: 'hung up', zh: '已断开' } },
      {
        reading: apiWait('queued-at-most'),
        role: 'third',
        name: { en: 'waiting, at most', zh: '等待中（上限）' },
        shortName: { en: 'at most', zh: '上限' },
      },
    ],
    since: 'v0.12.1',
    source: STATS,
  },
] as const satisfies readonly Panel[];
