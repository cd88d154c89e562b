import type { Text } from '../../lib/text';
import type { PanelId } from '../../panels/panel-id';
import type { LatencyName } from './latency-change';
import type { PartName } from './parts';
import type { Reference } from '../../lib/period';

/** A latency or a part of its change: as a title, within a sentence, and the panel that shows it. */
export interface PartText {
  readonly title: Text;
  readonly name: Text;
  readonly panel: PanelId;
}

export const LATENCY_TEXTS: Readonly<Record<LatencyName, PartText>> = {
  ttft: {
    title: { en: 'User-perceived TTFT', zh: '用户侧首字延迟' },
    name: { en: 'user-perceived TTFT', zh: '用户侧首字延迟' },
    panel: 'felt-ttft',
  },
  e2e: {
    title: { en: 'E2E latency with the API queue', zh: '端到端延迟（含 API 排队）' },
    name: { en: 'E2E latency with the API queue', zh: '端到端延迟（含 API 排队）' },
    panel: 'e2e-latency',
  },
  token: {
    title: { en: 'Time per token', zh: '每 Token 耗时' },
    name: { en: 'time per token', zh: '每 Token 耗时' },
    panel: 'time-per-output-token',
  },
};

export const PART_TEXTS: Readonly<Record<PartName, PartText>> = {
  'api-wait': {
    title: { en: 'Wait in the API queue', zh: 'API 排队' },
    name: { en: 'the wait in the API queue', zh: 'API 排队' },
    panel: 'felt-ttft',
  },
  queue: {
    title: { en: 'Wait in the engine queue', zh: '引擎排队' },
    name: { en: 'the wait in the engine queue', zh: '引擎排队' },
    panel: 'queue-time',
  },
  'long-prompts': {
    title: { en: 'Prompt length', zh: '输入长度' },
    name: { en: 'the length of prompts', zh: '输入长度' },
    panel: 'prompt-length',
  },
  'fewer-hits': {
    title: { en: 'Prefix cache misses', zh: '前缀缓存未命中' },
    name: { en: 'prefix cache misses', zh: '前缀缓存未命中' },
    panel: 'prefix-hit-rate',
  },
  'slow-prefill': {
    title: { en: 'Prefill time per computed token', zh: '每计算 Token 的 Prefill 耗时' },
    name: { en: 'the prefill time per computed token', zh: '每计算 Token 的 Prefill 耗时' },
    panel: 'request-phases',
  },
  prefill: {
    title: { en: 'Prefill', zh: 'Prefill' },
    name: { en: 'prefill', zh: 'Prefill' },
    panel: 'request-phases',
  },
  'long-outputs': {
    title: { en: 'Response length', zh: '响应长度' },
    name: { en: 'the length of responses', zh: '响应长度' },
    panel: 'output-length',
  },
  'large-batch': {
    title: { en: 'Batch size', zh: '批次大小' },
    name: { en: 'the batch size', zh: '批次大小' },
    panel: 'scheduler',
  },
  'slow-steps': {
    title: { en: 'Decode step time at the same batch size', zh: '相同批次下的 Decode 单步耗时' },
    name: { en: 'the decode step time at the same batch size', zh: '相同批次下的 Decode 单步耗时' },
    panel: 'inter-token-latency',
  },
  'prefill-of-others': {
    title: { en: 'Decode steps that wait for prefill', zh: 'Decode 等待 Prefill' },
    name: { en: 'decode steps that wait for prefill', zh: 'Decode 等待 Prefill' },
    panel: 'inter-token-latency',
  },
  decode: {
    title: { en: 'Decode', zh: 'Decode' },
    name: { en: 'decode', zh: 'Decode' },
    panel: 'request-phases',
  },
  'api-lag': {
    title: { en: 'Delay from the engine to the API server', zh: '引擎到 API Server 的延迟' },
    name: { en: 'the delay from the engine to the API server', zh: '引擎到 API Server 的延迟' },
    panel: 'inter-token-latency',
  },
  rest: {
    title: { en: 'Not assigned', zh: '无法归因的时间' },
    name: { en: 'time that cannot be assigned to a phase', zh: '无法归因的时间' },
    panel: 'request-phases',
  },
  routing: {
    title: { en: 'Distribution of requests over ranks', zh: '请求在 Rank 间的分布' },
    name: { en: 'the distribution of requests over ranks', zh: '请求在 Rank 间的分布' },
    panel: 'rank-balance',
  },
};

export const REFERENCE_TEXTS: Readonly<Record<Reference, Text>> = {
  before: { en: 'the period before', zh: '前一时段' },
  day: { en: 'the same time a day earlier', zh: '前一天同一时段' },
  week: { en: 'the same time a week earlier', zh: '前一周同一时段' },
};

/** Sentences; `{…}` are places for figures and names. */
export const CHANGE_TEXTS = {
  rose: {
    en: 'Mean {latency} rose from {before} to {now}.',
    zh: '平均{latency}从 {before} 升至 {now}。',
  },
  fell: {
    en: 'Mean {latency} fell from {before} to {now}.',
    zh: '平均{latency}从 {before} 降至 {now}。',
  },
  reached: {
    now: {
      en: 'Most of that is from {from} to {to}, when it reached {there}.',
      zh: '主要来自 {from}–{to}，其间最高 {there}。',
    },
    before: {
      en: 'Most of that is from the earlier period, when it reached {there} from {from} to {to}.',
      zh: '主要来自较早时段的 {from}–{to}，其间最高 {there}。',
    },
  },
  fellTo: {
    now: {
      en: 'Most of that is from {from} to {to}, when it was as low as {there}.',
      zh: '主要来自 {from}–{to}，其间最低 {there}。',
    },
    before: {
      en: 'Most of that is from the earlier period, when it was as low as {there} from {from} to {to}.',
      zh: '主要来自较早时段的 {from}–{to}，其间最低 {there}。',
    },
  },
  share: {
    rose: { en: '{share} of that comes from {part}.', zh: '增幅的 {share} 来自{part}。' },
    fell: { en: '{share} of the drop comes from {part}.', zh: '降幅的 {share} 来自{part}。' },
  },
  more: {
    en: 'The largest part is {part} ({seconds}); other parts changed the other way.',
    zh: '最大的部分是{part}（{seconds}），其他部分变化方向相反。',
  },
  rank: { en: '{rank} alone is {share}.', zh: '仅 {rank} 就占 {share}。' },
  onset: { en: 'The request rate rose at {time}.', zh: '请求速率于 {time} 上升。' },
  traffic: {
    rose: { en: '{name} rose from {before} to {now}.', zh: '{name}从 {before} 升至 {now}。' },
    fell: { en: '{name} fell from {before} to {now}.', zh: '{name}从 {before} 降至 {now}。' },
  },
  unclear: {
    en: 'The periods are too short, or have too few samples, to tell whether latencies changed by more than they vary within a period.',
    zh: '时段太短或数据太少，无法判断延迟变化是否超出时段内的波动。',
  },
  asBefore: {
    en: 'Mean latencies changed by no more than they vary within the periods.',
    zh: '平均延迟的变化未超出时段内的波动。',
  },
  tooFew: {
    en: 'Too few requests to compare: {before} finished in the earlier period, {now} in this one. Each needs at least {least}.',
    zh: '请求太少，无法比较：较早时段完成 {before} 个，本时段完成 {now} 个。每个时段至少需要 {least} 个。',
  },
  earlier: {
    en: 'What stood out in the earlier period:',
    zh: '较早时段的异常：',
  },
  now: { en: 'What stands out in this period:', zh: '本时段的异常：' },
  noCause: {
    en: 'Compared over the whole periods, the metrics do not show why.',
    zh: '按两个时段整体比较，从指标中看不出原因。',
  },
  straddling: {
    en: '{count} requests were in the engine when the period began, so parts of their latency lie before it.',
    zh: '时段开始时引擎中已有 {count} 个请求，它们的部分延迟发生在此之前。',
  },
  estimate: {
    en: 'The wait in the API queue is an estimate.',
    zh: 'API 排队时间为估计值。',
  },
  unknownWait: {
    en: 'The wait in the API queue cannot be known in one of the periods, so it is left out.',
    zh: '其中一个时段的 API 排队时间无法得知，因此未计入。',
  },
  means: {
    en: 'These are means, which Prometheus has exactly. The change of a percentile cannot be split: a histogram does not tell where in a bucket its requests are.',
    zh: '以上均为平均值，由 Prometheus 的计数精确算出。分位数的变化无法拆分：直方图的桶不记录请求在桶内的位置。',
  },
} as const satisfies Readonly<
  Record<string, Text | Readonly<Record<'before' | 'now', Text>> | Readonly<Record<'rose' | 'fell', Text>>>
>;

/** About a period that has samples of a part of it alone, or none. */
export const COVERED_TEXTS: Readonly<Record<'none' | 'late', Readonly<Record<'before' | 'now', Text>>>> = {
  none: {
    before: {
      en: 'There is nothing to compare with: Prometheus has too few samples of the earlier period, or none.',
      zh: '无法比较：Prometheus 中没有较早时段的数据，或数据太少。',
    },
    now: {
      en: 'There is nothing to compare: Prometheus has too few samples of this period, or none.',
      zh: '无法比较：Prometheus 中没有本时段的数据，或数据太少。',
    },
  },
  late: {
    before: {
      en: 'Samples of the earlier period begin at {time}.',
      zh: '较早时段的数据从 {time} 开始。',
    },
    now: {
      en: 'Samples of this period begin at {time}.',
      zh: '本时段的数据从 {time} 开始。',
    },
  },
};
