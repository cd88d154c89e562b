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
    { en: 'engine queue', zh: '引擎排队' },
    gauge('sum(lmdeploy:num_requests_waiting{$selector})'),
  ),
  shortName: { en: 'engine', zh: '引擎' },
};

export const scheduler = [
  {
    id: 'scheduler',
    title: { en: 'Scheduler', zh: '调度队列' },
    help: {
      en: 'Sum over the selected ranks, set every 10 s. No latency metric includes the time in the API queue.',
      zh: '所选 Rank 求和，每 10 s 更新。在 API Server 排队的时间不计入任何延迟指标。',
    },
    unit: 'requests',
    headline: 2,
    series: [
      running,
      waiting,
      {
        reading: apiWait('queued-or-at-most'),
        role: 'api-waiting',
        name: { en: 'API queue', zh: 'API 排队' },
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
      en: 'Admitted requests, running or in the engine queue, set every 10 s. A flat top is max_batch_size: further requests wait in the API queue.',
      zh: '已获得请求句柄的请求（运行中与引擎排队），每 10 s 更新。曲线顶部持平即达到 max_batch_size，后续请求在 API Server 排队。',
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
    title: { en: 'Requests waiting for admission', zh: 'API 排队请求' },
    help: {
      en: 'Estimated from open connections: LMDeploy counts requests that disconnect while waiting until it restarts. At most: without process_open_fds.',
      zh: '根据连接数估算：LMDeploy 会把排队中断开的请求一直计入，直到重启。缺少 process_open_fds 时只能给出上限。',
    },
    unit: 'requests',
    headline: 0,
    series: [
      { reading: apiWait('queued'), role: 'api-waiting', name: { en: 'waiting', zh: '排队中' } },
      { reading: apiWait('leaked'), role: 'second', name: { en: 'disconnected', zh: '已断开' } },
      {
        reading: apiWait('queued-at-most'),
        role: 'at-most',
        name: { en: 'waiting, at most', zh: '排队中，最多' },
        shortName: { en: 'at most', zh: '最多' },
      },
    ],
    since: 'v0.12.1',
    source: STATS,
  },
] as const satisfies readonly Panel[];
