import { LATENCY_GOALS } from '../lib/latency-goals';
import { RANK, type Reading } from '../lib/reading';
import type { Text } from '../lib/text';
import type { Unit } from '../lib/units';
import { KNOWN_RANK_UP, STALLED_RANK } from './model-states';
import type { Panel, PanelSeries } from './panel';
import { modelRateOf, rankRateOf, ratioOf } from './rates';
import { expr, exprOfRatio, rankApiWait, rankQueue } from './series';
import { LOGGERS } from './sources';

const series = (unit: Unit, name: Text, reading: Reading): PanelSeries => ({
  reading,
  role: 'rank',
  name,
  unit,
});

const rankGauge = (metric: string): string => `max by (${RANK}) (lmdeploy:${metric}{$selector})`;

/** The buckets of a histogram by model: quantiles and attainment of each model come from them. */
const buckets = (histogram: string): Reading =>
  expr(`sum by (le, model_name) (rate(${histogram}_bucket{$selector}[$slowWindow]))`);

const { ttftSeconds: TTFT, itlSeconds: ITL, e2eSeconds: E2E } = LATENCY_GOALS;

const CACHED = modelRateOf('lmdeploy:request_cached_tokens_sum');
const PROMPT = modelRateOf('lmdeploy:request_prompt_tokens_sum');
const FAILED = modelRateOf('lmdeploy:num_requests_failed');
const SUCCEEDED = modelRateOf('lmdeploy:num_requests_succeeded');

/**
 * What a row of the table of models is made from, by rank or by model. What is by rank is the same as in the table of ranks, so
 * that both load it once.
 */
export const MODEL_SERIES = {
  up: series('upDown', { en: 'ranks up', zh: '在线 Rank' }, KNOWN_RANK_UP),
  stalled: series('requests', { en: 'stalled', zh: '停滞' }, STALLED_RANK),
  requests: series(
    'requestsPerSecond',
    { en: 'requests/s', zh: '请求/s' },
    expr(rankRateOf('lmdeploy:e2e_request_latency_seconds_count')),
  ),
  prompt: series(
    'tokensPerSecond',
    { en: 'tokens/s in', zh: '输入 Token/s' },
    expr(`sum by (model_name) (rate(lmdeploy:prompt_tokens_total{$selector}[$window]))`),
  ),
  generated: series(
    'tokensPerSecond',
    { en: 'tokens/s out', zh: '输出 Token/s' },
    expr(rankRateOf('lmdeploy:generation_tokens_total')),
  ),
  running: series('requests', { en: 'running', zh: '运行中' }, expr(rankGauge('num_requests_running'))),
  waiting: series(
    'requests',
    { en: 'waiting', zh: '排队' },
    rankQueue('waiting', expr(`sum by (${RANK}) (lmdeploy:num_requests_waiting{$selector})`)),
  ),
  kv: series('percent', { en: 'KV', zh: 'KV' }, expr(rankGauge('gpu_cache_usage_perc'))),
  hits: series('percent', { en: 'prefix hits', zh: '前缀命中' }, exprOfRatio(ratioOf(CACHED, PROMPT))),
  failures: series(
    'percent',
    { en: 'failures', zh: '失败' },
    exprOfRatio(ratioOf(FAILED, `(${FAILED} + ${SUCCEEDED})`)),
  ),
  apiWait: series('seconds', { en: 'API queue', zh: 'API 排队' }, rankApiWait('wait')),
  ttft: series('requestsPerSecond', { en: 'TTFT buckets', zh: 'TTFT 分桶' }, buckets(TTFT.histogram)),
  itl: series('requestsPerSecond', { en: 'ITL buckets', zh: 'ITL 分桶' }, buckets(ITL.histogram)),
  e2e: series('requestsPerSecond', { en: 'E2E buckets', zh: 'E2E 分桶' }, buckets(E2E.histogram)),
} as const satisfies Readonly<Record<string, PanelSeries>>;

export type ModelSeries = keyof typeof MODEL_SERIES;

/** In the order of the readings of the panel. */
export const MODEL_SERIES_NAMES = Object.keys(MODEL_SERIES) as readonly ModelSeries[];

const { up, ...others } = MODEL_SERIES;

export const modelTable = [
  {
    id: 'model-table',
    title: { en: 'Models', zh: '模型一览' },
    help: {
      en: 'Each model at the end of the range, the worst first. Latencies, hits and failures cover five minutes. The line is output tokens/s.',
      zh: '时间范围末尾各模型的状态，最差的在前。延迟、命中与失败按近 5 分钟计；曲线为输出 Token/s。',
    },
    unit: 'requests',
    form: 'table',
    rows: 'models',
    onlyWith: 'two-models',
    headline: 0,
    series: [up, ...Object.values(others)],
    lines: [expr(`sum by (model_name) (rate(lmdeploy:generation_tokens_total{$selector}[$window]))`)],
    since: 'v0.14.0',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
