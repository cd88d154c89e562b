import { isGoalReading, type GoalReading, type Reading } from '../lib/reading';
import { apiWaitTemplate } from './api-wait/api-wait-promql';
import { bindTemplate, type Binding } from './binding';
import { goalPromql } from './goal-promql';

/**
 * The PromQL that a person would write for a reading. Ratios have `> 0` in their denominator, so that a server without
 * requests gives no sample instead of NaN.
 * @param lesOf the `le` labels of a histogram, in any order; only a reading against a goal needs them
 */
export const promqlOf = (
  reading: Reading,
  binding: Binding,
  lesOf: (histogram: string) => readonly string[] = () => [],
): string =>
  isGoalReading(reading) ? goalPromql(reading, lesOf, binding) : bindTemplate(templateOf(reading), binding);

function templateOf(reading: Exclude<Reading, GoalReading>): string {
  switch (reading.kind) {
    case 'expr':
      return reading.expr;
    case 'api-wait':
      return apiWaitTemplate(reading);
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

const rateOf = (histogram: string, part: 'sum' | 'count'): string =>
  `sum(rate(${histogram}_${part}{$selector}[$window]))`;
