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
      zh: '各 Rank 批次中的请求数，每 10 s 更新。曲线分开说明路由分配不均。',
    },
    unit: 'requests',
    headline: 0,
    series: rankLinesOf(gauge(`max by (${RANK}) (lmdeploy:num_requests_running{$selector})`)),
    since: 'v0.9.2',
    source: STATS,
  },
  {
    id: 'rank-throughput',
    title: { en: 'Generation by rank', zh: '各 Rank 输出吞吐' },
    help: {
      en: 'Generated tokens per second, counted per output. Low throughput at normal concurrency: slow rank. At low concurrency: idle rank.',
      zh: '各 Rank 每秒输出 Token 数，逐次输出计入。运行数相当而吞吐偏低是慢 Rank，运行数也少则是空闲。',
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
      en: 'Mean inter-token latency of each rank, counted per output. Under even load, a line above the others is a slow rank.',
      zh: '各 Rank 的平均 Token 间延迟，逐次输出计入。负载均匀时，明显高出的一条就是掉队的 Rank。',
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
      en: 'Mean time to first token of each rank, counted at the first token. Excludes the wait for admission.',
      zh: '各 Rank 的平均首 Token 延迟，首个 Token 输出时计入；不含 API 排队时间。',
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
    title: { en: 'Waiting by rank', zh: '各 Rank 排队请求' },
    help: {
      en: 'Requests in the engine queue and the API queue of each rank, set every 10 s. The API queue is an estimate, which leaves out disconnected clients where it can.',
      zh: '各 Rank 在引擎与 API Server 中排队的请求数，每 10 s 更新。API 部分为估算值，尽可能不计已断开的客户端。',
    },
    unit: 'requests',
    headline: 0,
    series: rankLinesOf(rankQueue('waiting', gauge(WAITING))),
    since: 'v0.12.1',
    source: STATS,
  },
  {
    id: 'rank-balance',
    title: { en: 'Busiest rank relative to the mean', zh: 'Rank 负载均衡' },
    help: {
      en: 'Generated tokens/s of the busiest rank divided by the mean of the ranks of its model: 1 is even. Models with one rank are left out.',
      zh: '同一模型中输出吞吐最高的 Rank 与各 Rank 平均之比，1 为完全均衡；只有一个 Rank 的模型不显示。',
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
    title: { en: 'Idle ranks while others queue', zh: '有排队时的空闲 Rank' },
    help: {
      en: 'Ranks without requests while requests wait at another rank of the model, set every 10 s. If it stays above 0, check the routing.',
      zh: '同一模型有 Rank 在排队，却无事可做的 Rank 数，每 10 s 更新。持续大于 0 应检查路由策略。',
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
