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
      en: 'Requests in each state, over the selected ranks, set every 10 s. No latency metric includes the API queue.',
      zh: '所选 Rank 的合计，每 10 秒更新。API 排队的时间不计入任何延迟指标。',
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
      en: 'Admitted requests: running or in the engine queue. Flat top: max_batch_size is reached, others wait in the API queue.',
      zh: '已获得请求句柄的请求：运行中或引擎排队。达到 max_batch_size 后曲线持平，后续请求在 API 排队。',
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
      en: 'Estimated from open connections, because LMDeploy also counts disconnected requests. At most: without process_open_fds.',
      zh: '按连接数估计，因为 LMDeploy 会把已断开的请求一直计入，直到重启。缺少 process_open_fds 时只有上限。',
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
