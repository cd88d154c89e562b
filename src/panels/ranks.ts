import { RANK } from '../lib/reading';
import type { Panel, PanelSeries } from './panel';
import { rankRateOf, ratioOf } from './rates';
import { expr, exprOfRatio, gauge, rankLines, rankLinesOf, rankQueue, ratio } from './series';
import { LOGGERS, STATS } from './sources';

const RANK_TOKENS = rankRateOf('lmdeploy:generation_tokens_total');

const RUNNING = `sum by (${RANK}) (lmdeploy:num_requests_running{$selector})`;
const WAITING = `sum by (${RANK}) (lmdeploy:num_requests_waiting{$selector})`;

/** The mean of a histogram, one line for each rank. */
const rankMean = (histogram: string): readonly [PanelSeries] =>
  rankLinesOf(ratio(rankRateOf(`${histogram}_sum`), rankRateOf(`${histogram}_count`)));

export const ranks = [
  {
    id: 'rank-running',
    title: { en: 'Running by rank', zh: '各 Rank 运行中请求' },
    help: {
      en: 'Requests in the batch of each rank, set every 10 s. Diverging lines mean uneven routing.',
      zh: '各 Rank 批次中的请求数，每 10 秒更新。曲线分开说明路由不均。',
    },
    unit: 'requests',
    headline: 0,
    series: rankLinesOf(gauge(`max by (${RANK}) (lmdeploy:num_requests_running{$selector})`)),
    since: 'v0.9.2',
    source: STATS,
  },
  {
    id: 'rank-throughput',
    title: { en: 'Output throughput by rank', zh: '各 Rank 输出吞吐' },
    help: {
      en: 'Output tokens per second. Low at normal concurrency: slow rank. Low at low concurrency: idle rank.',
      zh: '每秒输出的 Token 数。并发正常而吞吐偏低：慢 Rank；并发也低：空闲 Rank。',
    },
    unit: 'tokensPerSecond',
    headline: 0,
    series: rankLines(RANK_TOKENS),
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'rank-itl',
    title: { en: 'ITL by rank', zh: '各 Rank ITL' },
    help: {
      en: 'Mean ITL of each rank, counted per output. Under even load, a line above the others is a slow rank.',
      zh: '各 Rank 的平均 ITL，按输出次数统计。负载均匀时，明显高出其他的是慢 Rank。',
    },
    unit: 'milliseconds',
    headline: 0,
    series: rankMean('lmdeploy:iter_token_latency'),
    since: 'v0.10.0',
    source: LOGGERS,
  },
  {
    id: 'rank-ttft',
    title: { en: 'TTFT by rank', zh: '各 Rank TTFT' },
    help: {
      en: 'Mean TTFT of each rank. Excludes the wait in the API queue.',
      zh: '各 Rank 的平均首字延迟，不含 API 排队。',
    },
    unit: 'seconds',
    scale: 'auto',
    headline: 0,
    series: rankMean('lmdeploy:time_to_first_token_seconds'),
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'rank-queue',
    title: { en: 'Queued requests by rank', zh: '各 Rank 排队请求' },
    help: {
      en: 'Engine queue plus API queue, set every 10 s. The API queue is an estimate; it excludes disconnected clients where it can.',
      zh: '引擎排队与 API 排队之和，每 10 秒更新。API 排队为估计值，尽可能不计已断开的客户端。',
    },
    unit: 'requests',
    headline: 0,
    series: rankLinesOf(rankQueue('waiting', gauge(WAITING))),
    since: 'v0.12.1',
    source: STATS,
  },
  {
    id: 'rank-balance',
    title: { en: 'Load imbalance (busiest / mean)', zh: '负载不均衡度（最忙 / 平均）' },
    help: {
      en: 'Output throughput of the busiest rank divided by the mean of its model: 1 is even. Models with one rank are left out.',
      zh: '同一模型中输出吞吐最高的 Rank 与平均值之比，1 为完全均衡；只有一个 Rank 的模型不显示。',
    },
    unit: 'ratio',
    headline: 0,
    series: [
      {
        reading: exprOfRatio(
          `${ratioOf(`max by (model_name) (${RANK_TOKENS})`, `avg by (model_name) (${RANK_TOKENS})`)}` +
            ` and on (model_name) count by (model_name) (${RANK_TOKENS}) > 1`,
        ),
        role: 'rank',
        name: { label: 'model_name' },
      },
    ],
    needs: 'two-ranks',
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'rank-idle',
    title: { en: 'Idle ranks while others queue', zh: '其他 Rank 排队时的空闲 Rank' },
    help: {
      en: 'Ranks without requests while requests wait at another rank of the model. If it stays above 0, check the routing.',
      zh: '同一模型的其他 Rank 有请求排队时，没有请求的 Rank 数。持续大于 0 时请检查路由。',
    },
    unit: 'count',
    headline: 0,
    series: [
      {
        reading: rankQueue('idle-ranks', expr(RUNNING), expr(WAITING)),
        role: 'rank',
        name: { label: 'model_name' },
      },
    ],
    since: 'v0.12.1',
    source: STATS,
  },
] as const satisfies readonly Panel[];
