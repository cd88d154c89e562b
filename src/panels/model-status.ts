import { LATENCY_GOALS } from '../lib/latency-goals';
import type { Reading } from '../lib/reading';
import type { Text } from '../lib/text';
import { KNOWN_RANK_UP, STALLED_RANK } from './model-states';
import type { Panel, PanelSeries } from './panel';
import { expr } from './series';
import { LOGGERS } from './sources';

const byModel = (how: 'sum' | 'count', of: string): Reading => expr(`${how} by (model_name) (${of})`);

/** The buckets that decide which share is within a goal. */
const shares = (histogram: string, bounds: '$ttftBounds' | '$itlBounds' | '$e2eBounds'): Reading =>
  expr(`sum by (le, model_name) (rate(${histogram}_bucket{$selector,le=~"${bounds}"}[$slowWindow]))`);

const RUNNING = 'sum by (model_name) (lmdeploy:num_requests_running{$selector})';

const series = (name: Text, reading: Reading): PanelSeries => ({ reading, role: 'rank', name });

const { ttftSeconds: TTFT, itlSeconds: ITL, e2eSeconds: E2E } = LATENCY_GOALS;

/** What the states of models over time follow from. */
export const STATUS_SERIES = {
  ranks: series({ en: 'ranks', zh: 'Rank 数' }, byModel('count', KNOWN_RANK_UP.expr)),
  up: series({ en: 'ranks up', zh: '在线 Rank' }, byModel('sum', KNOWN_RANK_UP.expr)),
  stalled: series({ en: 'stalled', zh: '停滞' }, byModel('count', STALLED_RANK.expr)),
  busy: series(
    { en: 'running, and tokens/s', zh: '运行中与 Token/s' },
    expr(
      // A server that exports one of them only still counts.
      `${RUNNING} + (sum by (model_name) (rate(lmdeploy:generation_tokens_total{$selector}[$window])) or ${RUNNING} * 0)`,
    ),
  ),
  ttft: series({ en: 'TTFT', zh: 'TTFT' }, shares(TTFT.histogram, '$ttftBounds')),
  itl: series({ en: 'ITL', zh: 'ITL' }, shares(ITL.histogram, '$itlBounds')),
  e2e: series({ en: 'E2E', zh: 'E2E' }, shares(E2E.histogram, '$e2eBounds')),
} as const satisfies Readonly<Record<string, PanelSeries>>;

export type StatusSeries = keyof typeof STATUS_SERIES;

/** In the order of the readings of the panel. */
export const STATUS_SERIES_NAMES = Object.keys(STATUS_SERIES) as readonly StatusSeries[];

const { ranks, ...others } = STATUS_SERIES;

export const modelStatus = [
  {
    id: 'model-status',
    title: { en: 'Status of models', zh: '模型状态' },
    help: {
      en: 'The state of each model at each step of the range. Served: share of the known time in which a rank served.',
      zh: '各模型在每个步长的状态。可服务：有 Rank 正常服务的时间占状态已知时间的比例。',
    },
    unit: 'count',
    form: 'status',
    headline: 0,
    series: [ranks, ...Object.values(others)],
    since: 'v0.10.0',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
