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
    title: { en: 'Latency CDF', zh: '达标曲线' },
    help: {
      en: 'Share of requests at or under each latency, over the whole range. Linear inside a bucket; ITL counts outputs, not requests.',
      zh: '整个时间范围内延迟不超过某值的占比。桶内为线性插值；ITL 按输出次数计，而非请求数。',
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
    title: { en: 'Within objective', zh: 'SLO 达标率' },
    help: {
      en: 'Share within the latency thresholds. TTFT counts at the first token, ITL per output, E2E at finish. Excludes failed requests and the API wait.',
      zh: '延迟不超过阈值的占比。TTFT 在首个 Token、ITL 逐次输出、E2E 在结束时计入；失败的请求与 API 等待均不在其中。',
    },
    unit: 'percent',
    headline: 0,
    series: [share(TTFT, 'main'), share(ITL, 'second'), share(E2E, 'third')],
    since: 'v0.10.0',
    source: LOGGERS,
  },
  {
    id: 'slo-goodput',
    title: { en: 'Goodput', zh: '有效吞吐（Goodput）' },
    help: {
      en: 'Finished requests/s within both the TTFT and the E2E threshold. Histograms give each share alone, so this is a lower and an upper bound. Excludes failed requests.',
      zh: '每秒同时满足 TTFT 与 E2E 阈值的已完成请求数的下限与上限：直方图只能给出单项达标率，联合值只能给区间；失败的请求不计入。',
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
    title: { en: 'Error budget burn, 1 h', zh: '错误预算消耗速率（1 小时）' },
    help: {
      en: 'Error budget spent in the last hour relative to the allowed rate. 14 for one hour uses 2% of the budget of 30 days.',
      zh: '近 1 小时消耗错误预算的速度与允许速度之比。以 14 倍持续 1 小时，约用掉 30 天预算的 2%。',
    },
    unit: 'ratio',
    headline: 0,
    series: burn(3600),
    since: 'v0.10.0',
    source: LOGGERS,
  },
  {
    id: 'slo-burn-6h',
    title: { en: 'Error budget burn, 6 h', zh: '错误预算消耗速率（6 小时）' },
    help: {
      en: 'Same over 6 h: slower to react, fewer false alarms. Above 1 the budget of 30 days will not last. Needs a range longer than 6 h.',
      zh: '同上，按近 6 小时计算，反应更慢、误报更少：持续大于 1，30 天预算将不够用。时间范围须大于 6 小时。',
    },
    unit: 'ratio',
    headline: 0,
    series: burn(6 * 3600),
    since: 'v0.10.0',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
