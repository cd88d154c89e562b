import { LATENCY_GOALS, type LatencyGoal } from '../lib/latency-goals';
import type { Reading, SloKey } from '../lib/reading';
import type { Text } from '../lib/text';
import type { Unit } from '../lib/units';
import type { PanelId } from './panel-id';
import { FAILED_RATE, rateOf } from './rates';
import { expr, apiWait, shareOf } from './series';

/**
 * What is normal for a figure, in the unit of Prometheus. `below`: warns from `warn` on, is bad from `bad` on. `slo`: warns
 * above a goal of `config.json`. `objective`: warns below its objective, is bad while the last five
 * minutes are below it too. `expected`: as many ranks as are expected, or as
 * have reported at one moment. `tile`: warns above the figure of another tile.
 */
export type Normal =
  | { readonly kind: 'below'; readonly warn: number; readonly bad?: number; readonly words: Text }
  | { readonly kind: 'tile'; readonly id: string; readonly words: Text }
  | { readonly kind: 'slo'; readonly slo: SloKey }
  | { readonly kind: 'objective' }
  | { readonly kind: 'expected' };

/** One figure of the overview: data only. */
export interface Tile {
  readonly id: string;
  readonly name: Text;
  readonly unit: Unit;
  /** Text after the figure, in place of the symbol of the unit. */
  readonly suffix?: Text;
  readonly reading: Reading;
  /**
   * The figure is that of all requests, or the mean rate, of this span until now, seconds. Left out: the newest value, as
   * of a gauge.
   */
  readonly overS?: number;
  /** Text under the figure when nothing is compared: about twelve letters. */
  readonly note?: Text;
  /** Left out: any figure is normal. */
  readonly normal?: Normal;
  /** The tile warns only while the figure of this other tile is above 0. */
  readonly onlyWith?: string;
  /** The panel that shows it over time. */
  readonly panel: PanelId;
}

const { ttftSeconds: TTFT, itlSeconds: ITL, e2eSeconds: E2E } = LATENCY_GOALS;
const NONE: Text = { en: '', zh: '' };
const MINUTES_5 = 300;
const HOUR = 3600;

/** The reading of the tile of a latency, and when it is normal. */
const p95Of = ({
  histogram,
  slo,
  unit,
}: LatencyGoal): Pick<Tile, 'unit' | 'reading' | 'overS' | 'normal'> => ({
  unit,
  reading: { kind: 'quantile', histogram, q: 0.95 },
  overS: MINUTES_5,
  normal: { kind: 'slo', slo },
});

/** The strip of figures, from left to right. */
export const TILES: readonly Tile[] = [
  {
    id: 'engines',
    name: { en: 'Ranks up', zh: '在线 Rank' },
    unit: 'count',
    suffix: NONE,
    reading: expr('count(lmdeploy:num_requests_running{$selector})'),
    normal: { kind: 'expected' },
    panel: 'process-up',
  },
  {
    id: 'running',
    name: { en: 'Running', zh: '运行中' },
    unit: 'requests',
    suffix: NONE,
    reading: expr('sum(lmdeploy:num_requests_running{$selector})'),
    note: { en: 'requests', zh: '请求' },
    panel: 'scheduler',
  },
  {
    id: 'waiting-api',
    name: { en: 'API queue', zh: 'API 排队' },
    unit: 'requests',
    suffix: NONE,
    reading: apiWait('queued-or-at-most'),
    note: { en: 'mean, 1 min', zh: '近 1 分钟平均' },
    normal: { kind: 'below', warn: 1, words: { en: 'Normal: 0', zh: '正常：0' } },
    panel: 'scheduler',
  },
  {
    id: 'waiting-engine',
    name: { en: 'Engine queue', zh: '引擎排队' },
    unit: 'requests',
    suffix: NONE,
    reading: expr('sum(lmdeploy:num_requests_waiting{$selector})'),
    note: { en: 'in the queue', zh: '排队中' },
    normal: {
      kind: 'tile',
      id: 'running',
      words: { en: 'Normal: not above Running', zh: '正常：不多于运行中的请求' },
    },
    panel: 'scheduler',
  },
  {
    id: 'requests',
    name: { en: 'Requests', zh: '请求' },
    unit: 'requestsPerSecond',
    suffix: { en: '/s', zh: '/s' },
    reading: { kind: 'count', histogram: E2E.histogram },
    overS: MINUTES_5,
    note: { en: 'finished', zh: '已完成' },
    panel: 'request-rate',
  },
  {
    id: 'generated',
    name: { en: 'Output tokens', zh: '输出 Token' },
    unit: 'tokensPerSecond',
    suffix: { en: 'tok/s', zh: '/s' },
    reading: expr(rateOf('lmdeploy:generation_tokens_total')),
    overS: MINUTES_5,
    note: { en: 'all ranks', zh: '全部 Rank' },
    panel: 'token-throughput',
  },
  {
    id: 'ttft',
    name: { en: 'TTFT p95', zh: 'TTFT p95' },
    ...p95Of(TTFT),
    panel: 'time-to-first-token',
  },
  {
    id: 'itl',
    name: { en: 'ITL p95', zh: 'ITL p95' },
    ...p95Of(ITL),
    panel: 'inter-token-latency',
  },
  {
    id: 'e2e',
    name: { en: 'E2E p95', zh: 'E2E p95' },
    ...p95Of(E2E),
    panel: 'e2e-latency',
  },
  {
    id: 'kv-cache',
    name: { en: 'KV cache, max', zh: 'KV Cache 最高' },
    unit: 'percent',
    reading: expr('max(lmdeploy:gpu_cache_usage_perc{$selector})'),
    note: { en: 'fullest rank', zh: '占用最高的 Rank' },
    normal: {
      kind: 'below',
      warn: 0.95,
      words: { en: 'Normal: under 95%, or an empty engine queue', zh: '正常：低于 95%，或引擎无请求排队' },
    },
    onlyWith: 'waiting-engine',
    panel: 'kv-cache-usage',
  },
  {
    id: 'failures',
    name: { en: 'Failure ratio', zh: '失败率' },
    unit: 'percent',
    reading: shareOf(FAILED_RATE, rateOf('lmdeploy:num_requests_succeeded', '$gaugeWindow')),
    overS: MINUTES_5,
    normal: {
      kind: 'below',
      warn: 0.01,
      bad: 0.05,
      words: { en: 'Normal: under 1%', zh: '正常：低于 1%' },
    },
    panel: 'failure-ratio',
  },
  {
    id: 'attainment',
    name: { en: 'TTFT in SLO', zh: 'TTFT 达标率' },
    unit: 'percent',
    reading: { kind: 'share', histogram: TTFT.histogram, within: TTFT.slo },
    overS: HOUR,
    normal: { kind: 'objective' },
    panel: 'slo-attainment',
  },
];
