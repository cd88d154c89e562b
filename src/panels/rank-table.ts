import { RANK } from '../lib/reading';
import type { Text } from '../lib/text';
import type { Unit } from '../lib/units';
import type { Panel, PanelSeries } from './panel';
import { perKnownRank, perRank, rankRateOf } from './rates';
import { expr } from './series';
import { LOGGERS } from './sources';

const column = (unit: Unit, name: Text, text: string): PanelSeries => ({
  reading: expr(text),
  role: 'rank',
  name,
  unit,
});

const gauge = (metric: string): string => `max by (${RANK}) (lmdeploy:${metric}{$selector})`;

/**
 * p95 of each rank, computed by the server: the page's own readings of a histogram are sums over ranks. For one quantile the
 * server reads the same samples as for the buckets, and its response is 19 times smaller (8 ranks, 23 buckets). Each further
 * quantile would read all samples again, so for two or more a query of the buckets would cost less.
 */
const p95 = (histogram: string): string =>
  `histogram_quantile(0.95, sum by (le, ${RANK}) (rate(${histogram}_bucket{$selector}[$window])))` +
  ` and on (${RANK}) (${rankRateOf(`${histogram}_count`)} > 0)`;

export const rankTable = [
  {
    id: 'rank-table',
    title: { en: 'Ranks', zh: 'Rank 一览' },
    help: {
      en: 'Each rank at the end of the range. Gauges are set every 10 s; a rank that is down stays listed for an hour.',
      zh: '时间范围末尾各 Rank 的状态。Gauge 每 10 秒更新；离线的 Rank 保留 1 小时。',
    },
    unit: 'requests',
    form: 'table',
    headline: 0,
    series: [
      column('upDown', { en: 'up', zh: '在线' }, perKnownRank('up')),
      {
        ...column('requests', { en: 'running', zh: '运行中' }, gauge('num_requests_running')),
        role: 'running',
      },
      column('requests', { en: 'engine queue', zh: '引擎排队' }, gauge('num_requests_waiting')),
      column('percent', { en: 'KV', zh: 'KV' }, gauge('gpu_cache_usage_perc')),
      column(
        'requestsPerSecond',
        { en: 'requests/s', zh: '请求/s' },
        rankRateOf('lmdeploy:e2e_request_latency_seconds_count'),
      ),
      column(
        'tokensPerSecond',
        { en: 'tokens/s', zh: 'Token/s' },
        rankRateOf('lmdeploy:generation_tokens_total'),
      ),
      column('seconds', { en: 'TTFT p95', zh: 'TTFT p95' }, p95('lmdeploy:time_to_first_token_seconds')),
      column('milliseconds', { en: 'ITL p95', zh: 'ITL p95' }, p95('lmdeploy:iter_token_latency')),
      column('duration', { en: 'uptime', zh: '运行时长' }, perRank('time() - process_start_time_seconds')),
      // An hour: for a day Prometheus would read more samples for this column than for all others together.
      column(
        'count',
        { en: 'restarts, 1 h', zh: '近 1 小时重启' },
        perKnownRank('changes(process_start_time_seconds[1h])'),
      ),
    ],
    since: 'v0.10.0',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
