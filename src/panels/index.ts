import { cache } from './cache';
import { failures } from './failures';
import { gpu } from './gpu';
import { FIRST_SECTION } from './first-section';
import { modelStatus } from './model-status';
import { modelTable } from './model-table';
import type { Panel } from './panel';
import type { Section } from './section';
import { rankTable } from './rank-table';
import { ranks } from './ranks';
import { scheduler } from './scheduler';
import { service } from './service';
import { shape } from './shape';
import { slo } from './slo';
import { spec } from './spec';
import { throughput } from './throughput';
import { time } from './time';

/** The page from top to bottom. Loads as one chunk after the first section: most of it is below the viewport. */
export const SECTIONS: readonly Section[] = [
  FIRST_SECTION,
  {
    id: 'time',
    title: { en: 'Latency breakdown', zh: '耗时构成' },
    panels: time,
    figures: [{ panel: 'felt-ttft', name: { en: 'user-perceived TTFT', zh: '用户侧首字延迟' } }],
  },
  {
    id: 'throughput',
    title: { en: 'Throughput', zh: '吞吐' },
    panels: throughput,
    figures: [
      { tile: 'generated', name: { en: 'output', zh: '输出' } },
      { tile: 'requests', name: { en: 'finished', zh: '完成' } },
    ],
  },
  {
    id: 'scheduler',
    title: { en: 'Scheduler and queues', zh: '调度与排队' },
    panels: [...scheduler, ...failures],
    figures: [
      { tile: 'waiting-api', name: { en: 'API queue', zh: 'API 排队' } },
      { tile: 'failures', name: { en: 'failed', zh: '失败' } },
    ],
  },
  {
    id: 'cache',
    title: { en: 'KV and prefix cache', zh: 'KV Cache 与前缀缓存' },
    panels: cache,
    figures: [{ panel: 'prefix-hit-rate', name: { en: 'prefix hits', zh: '前缀命中' } }],
  },
  {
    id: 'shape',
    title: { en: 'Request shape', zh: '请求特征' },
    panels: shape,
    figures: [
      { panel: 'prompt-length', name: { en: 'prompt p95', zh: '输入 p95' } },
      { panel: 'output-length', name: { en: 'output p95', zh: '输出 p95' } },
    ],
  },
  {
    id: 'slo',
    title: { en: 'Service level objectives', zh: '服务等级目标（SLO）' },
    panels: slo,
    figures: [{ tile: 'attainment', name: { en: 'TTFT in SLO', zh: 'TTFT 达标' } }],
  },
  {
    id: 'models',
    title: { en: 'Models and tokens', zh: '模型与 Token 用量' },
    panels: [...modelTable, ...modelStatus],
    figures: [],
  },
  {
    id: 'ranks',
    title: { en: 'DP ranks', zh: 'DP Rank' },
    panels: [...rankTable, ...ranks],
    figures: [],
  },
  {
    id: 'spec',
    title: { en: 'Speculative decoding', zh: '投机解码' },
    panels: spec,
    // This metric does not exist before the first draft.
    onlyWith: 'lmdeploy:spec_decode_num_accepted_tokens_per_pos_total',
    figures: [
      { panel: 'spec-acceptance', name: { en: 'accepted', zh: '接受率' } },
      { panel: 'spec-mean-length', name: { en: 'per verification', zh: '每次验证' } },
    ],
  },
  {
    id: 'service',
    title: { en: 'Service', zh: '服务进程' },
    panels: service,
    figures: [],
  },
  {
    id: 'gpu',
    title: { en: 'GPU', zh: 'GPU' },
    panels: gpu,
    figures: [],
  },
];

export const PANELS: readonly Panel[] = SECTIONS.flatMap((section) => section.panels);

/** The panel of an id, or null. */
export const panelOf = (id: string): Panel | null => PANELS.find((panel) => panel.id === id) ?? null;
