/**
 * What one line of a panel asks of Prometheus, said by meaning. How few requests serve all readings of a page is
 * decided in `queries/`, never here.
 *
 * - `quantile`, `mean`: a statistic of a classic histogram, over all selected ranks. `histogram` is the name without
 *   `_bucket`, `_sum`, `_count`.
 * - `expr`: PromQL with the placeholders of {@link PLACEHOLDERS}.
 */
export type Reading =
  | { readonly kind: 'quantile'; readonly histogram: string; readonly q: number }
  | { readonly kind: 'mean'; readonly histogram: string }
  | { readonly kind: 'expr'; readonly expr: string };

/**
 * The closed set of placeholders in an `expr`:
 * `$selector` the label matchers of the view, without braces; `$window` the rate window of a counter;
 * `$gaugeWindow` the rate window of a gauge that holds a total since start (LMDeploy sets those every 10 s).
 */
export const PLACEHOLDERS = ['$selector', '$window', '$gaugeWindow'] as const;

/** The metric names that a reading needs, in the order of their appearance, each once. */
export function metricsOf(reading: Reading): string[] {
  if (reading.kind !== 'expr') return [`${reading.histogram}_bucket`];
  return [...new Set(reading.expr.match(/\b[a-z][a-z0-9_]*:[a-z0-9_]+|\bprocess_[a-z_]+/g) ?? [])];
}
