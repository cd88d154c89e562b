import { LATENCY_GOALS, type LatencyGoal } from '../lib/latency-goals';
import type { Role } from '../lib/role';
import type { Text } from '../lib/text';
import type { Panel, PanelSeries } from './panel';
import { cells } from './series';
import { LOGGERS } from './sources';

const { ttftSeconds: TTFT, itlSeconds: ITL, e2eSeconds: E2E } = LATENCY_GOALS;

const spread = ({ histogram, name }: LatencyGoal, role: Role): PanelSeries =>
  cells(histogram, role, { en: name, zh: name });

const share = ({ histogram, slo, name }: LatencyGoal, role: Role): PanelSeries => ({
  reading: { kind: 'share', histogram, within: slo },
  role,
  name: { en: name, zh: name },
});

/** The burn over one hour shows an outage, over six hours a slow loss. Above 1 the budget will not last. */
const burn = (overS: number): readonly [PanelSeries, ...PanelSeries[]] => {
  const of = ({ histogram, slo, name }: LatencyGoal, role: Role): PanelSeries => ({
    reading: { kind: 'burn', histogram, within: slo, overS },
    role,
    name: { en: name, zh: name },
  });
  return [of(TTFT, 'main'), of(ITL, 'second'), of(E2E, 'third')];
};

const goodput = (edge: 'lower' | 'upper', role: Role, name: Text): PanelSeries => ({
  reading: {
    kind: 'goodput',
    edge,
    goals: [TTFT, E2E].map(({ histogram, slo }) => ({ histogram, within: slo })),
    count: E2E.histogram,
  },
  role,
  name,
});

export const slo = [
  {
    id: 'slo-curve',
    title: { en: 'Latency CDF', zh: '延迟累积分布（CDF）' },
    help: {
      en: 'Share of requests at or under each latency, over the whole range. ITL counts outputs; linear inside a bucket.',
      zh: '整个时间范围内延迟不超过各阈值的请求占比。ITL 按输出次数统计；桶内线性插值。',
    },
    unit: 'percent',
    form: 'curve',
    headline: 0,
    series: [spread(TTFT, 'main'), spread(ITL, 'second'), spread(E2E, 'third')],
    since: 'v0.10.0',
    source: LOGGERS,
  },
  {
    id: 'slo-attainment',
    title: { en: 'SLO attainment', zh: 'SLO 达标率' },
    help: {
      en: 'Share within the latency thresholds. ITL counts outputs. Excludes failed requests and the wait in the API queue.',
      zh: '延迟不超过阈值的占比，ITL 按输出次数统计。不含失败的请求与 API 排队。',
    },
    unit: 'attainment',
    headline: 0,
    series: [share(TTFT, 'main'), share(ITL, 'second'), share(E2E, 'third')],
    since: 'v0.10.0',
    source: LOGGERS,
  },
  {
    id: 'slo-goodput',
    title: { en: 'Goodput', zh: '有效吞吐（Goodput）' },
    help: {
      en: 'Requests/s within both TTFT and E2E thresholds: bounds, as histograms give each share alone. Excludes failed requests.',
      zh: '每秒同时满足 TTFT 与 E2E 阈值的请求数。直方图只有单项占比，因此给出上下限；不含失败的请求。',
    },
    unit: 'requestsPerSecond',
    headline: 1,
    series: [
      goodput('upper', 'second', { en: 'at most', zh: '至多' }),
      goodput('lower', 'main', { en: 'at least', zh: '至少' }),
      {
        reading: { kind: 'count', histogram: E2E.histogram },
        role: 'running',
        name: { en: 'finished', zh: '已完成' },
      },
    ],
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'slo-burn',
    title: { en: 'Error budget burn rate, 1 h', zh: '错误预算消耗速率（1 小时）' },
    help: {
      en: 'Error budget spent in the last hour relative to the allowed rate. 14 for one hour uses 2% of a 30-day budget.',
      zh: '近 1 小时错误预算的消耗速度与允许速度之比。14 倍持续 1 小时，用掉 30 天预算的 2%。',
    },
    unit: 'ratio',
    headline: 0,
    series: burn(3600),
    since: 'v0.10.0',
    source: LOGGERS,
  },
  {
    id: 'slo-burn-6h',
    title: { en: 'Error budget burn rate, 6 h', zh: '错误预算消耗速率（6 小时）' },
    help: {
      en: 'Same over 6 h: slower to react, fewer false alarms. Above 1, a 30-day budget will not last.',
      zh: '按近 6 小时计算，反应更慢、误报更少。持续大于 1 时，30 天预算不够用。',
    },
    unit: 'ratio',
    headline: 0,
    series: burn(6 * 3600),
    since: 'v0.10.0',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
