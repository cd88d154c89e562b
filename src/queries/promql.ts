import { isGoalReading, type GoalReading, type RatioReading, type Reading } from '../lib/reading';
import { apiWaitTemplate } from './api-wait/api-wait-promql';
import { bindTemplate, boundExpr, type Binding } from './binding';
import { gaugeExprs } from './gauge-exprs';
import { goalPromql } from './goal-promql';

/**
 * The PromQL that a person would write for a reading. Ratios have `> 0` in their denominator, so that a server without
 * requests gives no sample instead of NaN.
 * @param lesOf the `le` labels of a histogram, in any order; only a reading against a goal needs them
 */
export function promqlOf(
  reading: Reading,
  binding: Binding,
  lesOf: (histogram: string) => readonly string[] = () => [],
): string {
  if (isGoalReading(reading)) return goalPromql(reading, lesOf, binding);
  if (reading.kind === 'gauge') return gaugeExprs(reading.expr, binding).high;
  if (reading.kind === 'api-wait' && reading.of === 'waiting') {
    const [queue] = reading.parts ?? [];
    const apiQueue = apiWaitTemplate({ kind: 'api-wait', of: 'queued-or-at-most', byRank: true });
    if (queue) return `${promqlOf(queue, binding)} + ${bindTemplate(apiQueue, binding)}`;
  }
  if (reading.kind === 'expr') return boundExpr(reading, binding);
  return bindTemplate(promqlTemplateOf(reading), binding);
}

/** {@link promqlOf} with the placeholders. */
export function promqlTemplateOf(reading: Exclude<Reading, GoalReading>): string {
  switch (reading.kind) {
    case 'expr':
    case 'gauge':
      return reading.expr;
    case 'api-wait':
      return apiWaitTemplate(reading);
    case 'ratio':
      return ratioPromql(reading);
    case 'mean':
      return `${rateOf(reading.histogram, 'sum')} / (${rateOf(reading.histogram, 'count')} > 0)`;
    case 'count':
      return rateOf(reading.histogram, 'count');
    case 'cells':
      return `sum by (le) (rate(${reading.histogram}_bucket{$selector}[$window]))`;
    case 'quantile': {
      const buckets = `sum by (le) (rate(${reading.histogram}_bucket{$selector}[$window]))`;
      return `histogram_quantile(${reading.q}, ${buckets}) and on () (${rateOf(reading.histogram, 'count')} > 0)`;
    }
  }
}

function ratioPromql({ part, whole, plus = 0, times = 1 }: RatioReading): string {
  const by = (expr: string): string => /^sum by \([^)]*\)/.exec(expr)?.[0] ?? '';
  const join = by(part) === by(whole) ? '' : ' on () group_left ()';
  const term = (expr: string): string => (/ [-+] /.test(expr) ? `(${expr})` : expr);
  const quotient = `${term(part)} /${join} (${term(whole)} > 0)`;
  const scaled = Math.abs(times) === 1 ? quotient : `${Math.abs(times)} * ${quotient}`;
  if (plus === 0) return times < 0 ? `-(${scaled})` : scaled;
  return `${plus} ${times < 0 ? '-' : '+'} ${scaled}`;
}

const rateOf = (histogram: string, part: 'sum' | 'count'): string =>
  `sum(rate(${histogram}_${part}{$selector}[$window]))`;
