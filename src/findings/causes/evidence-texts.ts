import type { Text } from '../../lib/text';
import type { EvidenceName } from './cause';

/** Names of the figures that a cause rests on. */
export const EVIDENCE_TEXTS: Readonly<Record<EvidenceName, Text>> = {
  step: { en: 'Decode step without prefill', zh: 'Decode 步耗时（不含 Prefill）' },
  batch: { en: 'Requests in the batch', zh: '批次中的请求' },
  itl: { en: 'ITL', zh: 'ITL' },
  ttft: { en: 'TTFT', zh: 'TTFT' },
  'queue-time': { en: 'Engine queue time', zh: '引擎排队耗时' },
  'prefill-per-token': { en: 'Prefill time per computed token', zh: '每个计算 Token 的 Prefill 耗时' },
  'computed-tokens': { en: 'Computed prompt tokens per request', zh: '每个请求实际计算的输入 Token' },
  'prompt-tokens': { en: 'Prompt length', zh: '输入长度' },
  'output-tokens': { en: 'Output length', zh: '输出长度' },
  'hit-share': { en: 'Prefix cache hit rate', zh: '前缀缓存命中率' },
  arrivals: { en: 'Received requests', zh: '收到的请求' },
  share: { en: "Share of the model's requests", zh: '占该模型请求的份额' },
  hop: { en: 'Delay from the engine to the API server', zh: '引擎到 API Server 的延迟' },
  'scrape-duration': { en: 'Scrape duration', zh: '抓取耗时' },
  cpu: { en: 'CPU of the API server', zh: 'API Server 的 CPU' },
  held: { en: 'Handles without a request in the engine', zh: '引擎中无对应请求的句柄' },
  acceptance: { en: 'Accepted draft tokens', zh: '草稿接受率' },
  'failed-share': { en: 'Failed requests', zh: '失败的请求' },
  'kv-usage': { en: 'KV cache usage', zh: 'KV Cache 占用' },
  queued: { en: 'Requests in the engine queue', zh: '引擎排队的请求' },
  'api-waiting': { en: 'API queue, as LMDeploy reports it', zh: 'LMDeploy 上报的 API 排队数' },
  'lost-share': { en: 'Failed scrapes', zh: '失败的抓取' },
};

/** TTFT as the engine measures it, in a sentence about what it is made of. */
export const EXCESS_LATENCY: Readonly<Record<'itl' | 'ttft', Text>> = {
  itl: EVIDENCE_TEXTS.itl,
  ttft: { en: 'TTFT (without the API queue)', zh: 'TTFT（不含 API 排队）' },
};

/** Words around causes. */
export const CAUSE_WORDS = {
  allRanks: { en: 'All ranks', zh: '所有 Rank' },
  allRanksOf: { en: 'All ranks of {model}', zh: '{model} 的所有 Rank' },
  /** Where only some ranks are selected, the others may differ. */
  chosenRanks: { en: 'All selected ranks', zh: '所选的所有 Rank' },
  chosenRanksOf: { en: 'All selected ranks of {model}', zh: '{model} 中所选的所有 Rank' },
  most: { en: 'up to ', zh: '最高' },
  least: { en: 'as little as ', zh: '最低' },
  about: { en: 'about {at}', zh: '约 {at}' },
  /** The end of a time whose beginning is about. */
  aboutEnd: { en: 'about {at}', zh: '{at}' },
  evidence: { en: '{name}: {now}, usually {usual}', zh: '{name}：{now}，通常为 {usual}' },
  evidenceAlone: { en: '{name}: {now}', zh: '{name}：{now}' },
  /** Of a cause that one look lacks: it stays until a second one lacks it too. */
  fading: { en: 'The latest check, at {at}, no longer finds it.', zh: '{at} 的最近一次检查已不再发现它。' },
  ends: { en: 'Ends: {ends}', zh: '结束条件：{ends}' },
  rule: { en: 'Rule: {rule} (docs/causes.md)', zh: '规则：{rule}（docs/causes.zh-CN.md）' },
  explains: {
    en: '{effect} This cause explains {share} of the excess.',
    zh: '{effect}超出部分的 {share} 由此引起。',
  },
  explainsAll: {
    en: '{effect} This cause explains all of the excess.',
    zh: '{effect}超出部分全部由此引起。',
  },
  excess: {
    en: '{latency} is {now}, usually {usual}; {parts}.',
    zh: '{latency}为 {now}，通常为 {usual}；{parts}。',
  },
  excessThen: {
    en: '{latency} was {now}, usually {usual}; {parts}.',
    zh: '{latency}为 {now}，通常为 {usual}；{parts}。',
  },
  besidePeers: {
    en: '{effect} Compared with the other ranks, {parts}.',
    zh: '{effect}与其他 Rank 相比，{parts}。',
  },
  shares: { en: 'about {parts}', zh: '超出部分约为：{parts}' },
  firstShare: { en: '{share} of the excess comes from {part}', zh: '{part} {share}' },
  firstShareThen: { en: '{share} of the excess came from {part}', zh: '{part} {share}' },
  share: { en: '{share} from {part}', zh: '{part} {share}' },
  nearlyAll: { en: 'nearly all of the excess comes from {part}', zh: '超出部分几乎全部是：{part}' },
  nearlyAllThen: { en: 'nearly all of the excess came from {part}', zh: '超出部分几乎全部是：{part}' },
  mostly: { en: 'most of the excess comes from {part}', zh: '超出部分主要是：{part}' },
  mostlyThen: { en: 'most of the excess came from {part}', zh: '超出部分主要是：{part}' },
} as const satisfies Readonly<Record<string, Text>>;
