import type { Text } from '../lib/text';

/** What the figure of each tile is, by its id. Here, because it loads after the first figures. */
export const TILE_HELP: Readonly<Record<string, Text>> = {
  engines: { en: 'Ranks that report, of the ranks expected.', zh: '正在上报的 Rank 数与应有数。' },
  running: { en: 'Requests in the batches of all ranks.', zh: '所有 Rank 批次中的请求数。' },
  'waiting-api': {
    en: 'Requests that the API server accepted and no engine has taken, estimated: their mean over the last minute. No latency metric includes this wait.',
    zh: 'API Server 已接收、尚未进入引擎的请求，为近 1 分钟平均的估计值；排队时间不计入任何延迟指标。',
  },
  'waiting-engine': {
    en: 'Requests in the engine queues of all ranks. PyTorch also counts those between two steps.',
    zh: '所有 Rank 引擎队列中的请求；PyTorch 也计入两步之间的请求。',
  },
  requests: {
    en: 'Finished requests per second, over the last 5 minutes.',
    zh: '最近 5 分钟内平均每秒完成的请求数。',
  },
  generated: {
    en: 'Output tokens per second of all ranks, over the last 5 minutes.',
    zh: '最近 5 分钟内所有 Rank 平均每秒输出的 Token 数。',
  },
  ttft: {
    en: '95% of the requests of the last 5 minutes had a TTFT up to this value. Excludes the wait in the API queue.',
    zh: '最近 5 分钟内 95% 的请求首字延迟不超过该值，不含 API 排队。',
  },
  itl: {
    en: '95% of the output intervals of the last 5 minutes were up to this value.',
    zh: '最近 5 分钟内 95% 的输出间隔不超过该值。',
  },
  e2e: {
    en: '95% of the requests that finished in the last 5 minutes took up to this time. Excludes the wait in the API queue.',
    zh: '最近 5 分钟内 95% 的已完成请求端到端延迟不超过该值，不含 API 排队。',
  },
  'kv-cache': {
    en: 'KV cache usage of the fullest rank. High is a problem only while requests wait in the engine queue.',
    zh: '各 Rank 中最高的 KV Cache 占用；有请求在引擎排队时，占用高才是问题。',
  },
  failures: {
    en: 'Share of failed requests in the last 5 minutes, including cancelled ones.',
    zh: '最近 5 分钟内失败请求的占比，含被取消的请求。',
  },
  attainment: {
    en: 'Share of the requests of the last hour with a TTFT within the threshold.',
    zh: '最近 1 小时内首字延迟在阈值以内的请求占比。',
  },
};
