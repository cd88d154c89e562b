import { printDuration } from '../lib/duration';
import type { Reading, Slo } from '../lib/reading';

/** What fills the placeholders of a reading. */
export interface Binding {
  /** Label matchers without braces; may be empty. */
  readonly selector: string;
  readonly windowS: number;
  readonly gaugeWindowS: number;
  /** What `share`, `burn` and `goodput` are measured against. */
  readonly slo: Slo;
}

/**
 * The PromQL that a person would write for a reading. Ratios are guarded by `> 0`, so that a server without requests
 * gives no sample where 0/0 would give NaN.
 */
export const promqlOf = (reading: WrittenReading, binding: Binding): string =>
  bindTemplate(templateOf(reading), binding);

/** What can be written without knowing the buckets; the others are in goal-promql.ts. */
export type WrittenReading = Exclude<Reading, { kind: 'share' | 'burn' | 'goodput' }>;

/** An expression with its placeholders filled in. */
export function bindTemplate(template: string, binding: Binding): string {
  const { selector, windowS, gaugeWindowS } = binding;
  // In one pass, and by functions: a label value may hold a placeholder, or what `replace` takes for a pattern.
  return template.replace(/\{\$selector([,}])|\$gaugeWindow|\$window/g, (found, next?: string) => {
    if (found === '$gaugeWindow') return printDuration(gaugeWindowS);
    if (found === '$window') return printDuration(windowS);
    if (next === ',') return selector === '' ? '{' : `{${selector},`;
    return selector === '' ? '' : `{${selector}}`;
  });
}

function templateOf(reading: WrittenReading): string {
  switch (reading.kind) {
    case 'expr':
      return reading.expr;
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
