import { printDuration } from '../../lib/duration';
import type { Grid } from '../../lib/frame';

/**
 * The page of Prometheus that draws an expression over a grid, with the old parameters, which all versions understand.
 * @param publicUrl address of Prometheus's own page
 */
export function prometheusLink(publicUrl: string, promql: string, { startS, endS, stepS }: Grid): string {
  const params = new URLSearchParams({
    'g0.expr': promql,
    'g0.tab': '0',
    'g0.range_input': printDuration(Math.max(1, endS - startS)),
    'g0.end_input': new Date(endS * 1000).toISOString().slice(0, 19).replace('T', ' '),
    'g0.step_input': String(stepS),
  });
  return `${publicUrl.replace(/\/$/, '')}/graph?${params.toString()}`;
}
