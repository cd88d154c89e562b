import type { Reading } from '../lib/reading';
import type { Role } from '../lib/role';
import type { PanelSeries } from './panel';

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
export const mean = (histogram: string, role: Role = 'mean'): PanelSeries => ({
  reading: { kind: 'mean', histogram },
  role,
  name: { en: 'mean', zh: '平均' },
});

/** p99, p95, p90, p50 and the mean of a histogram: the strongest line first. */
export function percentilesAndMean(histogram: string): readonly [PanelSeries, ...PanelSeries[]] {
  const [[firstRole, firstQ], ...rest] = QUANTILES;
  return [
    quantile(histogram, firstRole, firstQ),
    ...rest.map(([role, q]) => quantile(histogram, role, q)),
    mean(histogram),
  ];
}

/** The index of p95 among {@link percentilesAndMean}: the line that SLOs are about. */
export const P95 = 1;

/** A reading in PromQL; see {@link Reading} for the placeholders. */
export const expr = (text: string): Reading => ({ kind: 'expr', expr: text });
