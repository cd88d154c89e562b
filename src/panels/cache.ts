import type { Panel } from './panel';
import { expr } from './series';

export const cache = [
  {
    id: 'kv-cache-usage',
    title: { en: 'KV cache by rank', zh: '各 Rank KV Cache 占用' },
    help: {
      en: 'Blocks kept for prefix reuse count as used. High is a problem only while requests wait.',
      zh: '为前缀复用保留的块也算占用。仅当同时有请求排队时，高占用才说明有问题。',
    },
    unit: 'percent',
    headline: 0,
    series: [
      {
        reading: expr('max by (model_name, instance, engine) (lmdeploy:gpu_cache_usage_perc{$selector})'),
        role: 'rank',
        name: { rank: true },
      },
    ],
    since: 'v0.9.2',
    source: 'https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/pytorch/paging/scheduler.py',
  },
] as const satisfies readonly Panel[];
