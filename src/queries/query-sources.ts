import { exprsOf, histogramsOf, withParts, type Reading } from '../lib/reading';
import { bindTemplate, boundExpr, type Binding } from './binding';
import { gaugeExprs } from './gauge-exprs';

/** The label that identifies the parts of a histogram's query. No metric of LMDeploy has it. */
export const PART = 'lmd_part';

const part = (expr: string, name: string): string => `label_replace(${expr}, "${PART}", "${name}", "", "")`;

/**
 * One query for a histogram, summed over ranks: a series for each `le` (none without buckets), and the parts `sum` and
 * `count`. Every quantile, the mean, the distribution and the shares below a threshold come from its result.
 * @param histogram metric name without `_bucket`, `_sum` and `_count`
 */
export function histogramExpr(histogram: string, withBuckets: boolean, binding: Binding): string {
  const rate = (suffix: string): string => `rate(${histogram}_${suffix}{$selector}[$window])`;
  const totals = `${part(`sum(${rate('sum')})`, 'sum')} or ${part(`sum(${rate('count')})`, 'count')}`;
  // In parentheses: at each step, each `or` hashes all series of both its sides, and the buckets are most of them.
  return bindTemplate(withBuckets ? `sum by (le) (${rate('bucket')}) or (${totals})` : totals, binding);
}

/** What readings need from Prometheus, each once: histograms by name, and expressions without placeholders. */
interface QuerySources {
  readonly histograms: readonly string[];
  readonly exprs: readonly string[];
}

export function querySourcesOf(readings: readonly Reading[], binding: Binding): QuerySources {
  const histograms = new Set<string>();
  const exprs = new Set<string>();
  for (const reading of withParts(readings)) {
    if (reading.kind === 'gauge') {
      for (const expr of Object.values(gaugeExprs(reading.expr, binding))) exprs.add(expr);
    } else if (reading.kind === 'expr') exprs.add(boundExpr(reading, binding));
    else {
      for (const expr of exprsOf(reading)) exprs.add(bindTemplate(expr, binding));
    }
    for (const histogram of histogramsOf(reading)) histograms.add(histogram);
  }
  return { histograms: [...histograms], exprs: [...exprs] };
}
