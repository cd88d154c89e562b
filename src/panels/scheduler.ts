import type { Panel } from './panel';
import { expr } from './series';

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
      {
        reading: expr('sum(lmdeploy:num_requests_running{$selector})'),
        role: 'running',
        name: { en: 'running', zh: '运行中' },
      },
      {
        reading: expr('sum(lmdeploy:num_requests_waiting{$selector})'),
        role: 'waiting',
        name: { en: 'waiting, engine', zh: '等待：引擎' },
        shortName: { en: 'engine', zh: '引擎' },
      },
      {
        // Below 0 for a moment when a finished request still holds its handle.
        reading: expr('sum(clamp_min(lmdeploy:num_api_requests_waiting{$selector}, 0))'),
        role: 'api-waiting',
        name: { en: 'waiting, API', zh: '等待：API' },
        shortName: { en: 'API', zh: 'API' },
      },
    ],
    since: 'v0.12.1',
    source: 'https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/stats.py',
  },
] as const satisfies readonly Panel[];
