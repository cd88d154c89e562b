import type { ApiWaitReading, ApiWaitValue, RankQueueValue, RatioReading, Reading } from '../lib/reading';
import type { Role } from '../lib/role';
import type { Text } from '../lib/text';
import type { PanelSeries } from './panel';
import { rateOf, seriesRateOf, sumOfPossible } from './rates';

const QUANTILES = [
  ['p99', 0.99],
  ['p95', 0.95],
  ['p90', 0.9],
  ['p50', 0.5],
] as const satisfies readonly (readonly [Role, number])[];

const quantile = (histogram: string, role: Role, q: number): PanelSeries => ({
  reading: { kind: 'quantile', histogram, q },
  role,
  name: { en: role, zh: role },
});

/** The mean of a histogram over all selected ranks. */
export const mean = (
  histogram: string,
  role: Role = 'mean',
  name: Text = { en: 'mean', zh: '平均' },
): PanelSeries => ({ reading: { kind: 'mean', histogram }, role, name });

/** p99, p95, p90, p50 and the mean of a histogram: the strongest line first. */
export function percentilesAndMean(histogram: string): readonly [PanelSeries, ...PanelSeries[]] {
  const [[firstRole, firstQ], ...rest] = QUANTILES;
  return [
    quantile(histogram, firstRole, firstQ),
    ...rest.map(([role, q]) => quantile(histogram, role, q)),
    mean(histogram),
  ];
}

/** The index of p95 in {@link percentilesAndMean}: the main line of latency panels. */
export const P95 = 1;

/** The cells of a histogram, for a heatmap or a curve. */
export const cells = (
  histogram: string,
  role: Role = 'main',
  name: Text = { en: 'requests', zh: '请求' },
): PanelSeries => ({ reading: { kind: 'cells', histogram }, role, name });

/** The cells of a histogram under its p99, p95 and p50; the one reading of the histogram serves all four. */
export const heatmap = (histogram: string, name?: Text): readonly [PanelSeries, ...PanelSeries[]] => [
  cells(histogram, 'main', name),
  quantile(histogram, 'p99', 0.99),
  quantile(histogram, 'p95', 0.95),
  quantile(histogram, 'p50', 0.5),
];

/** The cells of a histogram under its p95 and p50. */
export const heatmapOfLengths = (histogram: string): readonly [PanelSeries, ...PanelSeries[]] => [
  cells(histogram),
  quantile(histogram, 'p95', 0.95),
  quantile(histogram, 'p50', 0.5),
];

/** The cells of a histogram under its p50 and its mean. */
export const heatmapWithMean = (histogram: string): readonly [PanelSeries, ...PanelSeries[]] => [
  cells(histogram),
  quantile(histogram, 'p50', 0.5),
  mean(histogram),
];

/** A reading in PromQL; see {@link Reading} for the placeholders. */
export const expr = (text: string): Reading => ({ kind: 'expr', expr: text });

/** {@link expr} for a ratio that has no true value over a range. */
export const exprOfRatio = (text: string): Reading => ({ kind: 'expr', expr: text, isRatio: true });

/** A quotient; see {@link Reading}. */
export const ratio = (
  part: string,
  whole: string,
  more: Pick<RatioReading, 'plus' | 'times'> = {},
): Reading => ({ kind: 'ratio', part, whole, ...more });

/** The share of a part in the sum of it and the rest. */
export const shareOf = (part: string, rest: string): Reading => ({
  kind: 'ratio',
  part,
  whole: `${part} + ${rest}`,
  rest,
});

/** The mean of a histogram from its sum and count alone, for a panel that needs several. */
export const meanRatio = (histogram: string): Reading =>
  ratio(rateOf(`${histogram}_sum`), rateOf(`${histogram}_count`));

/** {@link meanRatio} without ranks of impossible times. */
export const possibleMeanRatio = (histogram: string): Reading =>
  ratio(sumOfPossible(seriesRateOf(`${histogram}_sum`)), sumOfPossible(seriesRateOf(`${histogram}_count`)));

/** A gauge in PromQL whose peaks between two points of the grid matter. */
export const gauge = (text: string): Reading => ({ kind: 'gauge', expr: text });

/** The line of a reading, named by a text. */
export const lineOf = (role: Role, name: Text, reading: Reading): PanelSeries => ({ reading, role, name });

/** A line in PromQL, named by a text. */
export const line = (role: Role, name: Text, text: string): PanelSeries => ({
  reading: expr(text),
  role,
  name,
});

/** One line for each DP rank. */
export const rankLines = (text: string): readonly [PanelSeries] => rankLinesOf(expr(text));

export const rankLinesOf = (reading: Reading): readonly [PanelSeries] => [
  { reading, role: 'rank', name: { rank: true } },
];

/**
 * The estimate of the API queue, over all selected ranks.
 * @param plus a histogram whose mean is added
 */
export const apiWait = (of: ApiWaitValue, plus?: string): ApiWaitReading => ({
  kind: 'api-wait',
  of,
  ...(plus === undefined ? {} : { parts: [{ kind: 'mean', histogram: plus }] }),
});

/** The estimate of the API queue, one line for each rank. */
export const rankApiWait = (of: ApiWaitValue): ApiWaitReading => ({ kind: 'api-wait', of, byRank: true });

/** The requests that wait at a rank, in its engine and for a request handle. */
export const rankQueue = (of: RankQueueValue, ...parts: readonly Reading[]): ApiWaitReading => ({
  kind: 'api-wait',
  of,
  byRank: true,
  parts,
});
