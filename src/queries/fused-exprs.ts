import { exprsOf, histogramsOf, withParts, type Reading } from '../lib/reading';
import { bindTemplate, type Binding } from './binding';
import { gaugeExprs } from './gauge-exprs';
import type { Series } from './matrix';

/** The label that identifies the parts of one query. No metric of LMDeploy has it. */
export const PART = 'lmd_part';

const part = (expr: string, name: string): string => `label_replace(${expr}, "${PART}", "${name}", "", "")`;

/**
 * One query for a histogram, summed over ranks: a series for each `le` (none without buckets), and the parts `sum` and
 * `count`. Every quantile, the mean, the distribution and the shares below a threshold come from its result.
 * @param histogram metric name without `_bucket`, `_sum` and `_count`
 */
export function histogramExpr(histogram: string, withBuckets: boolean, binding: Binding): string {
  const rate = (suffix: string): string => `rate(${histogram}_${suffix}{$selector}[$window])`;
  const parts = [part(`sum(${rate('sum')})`, 'sum'), part(`sum(${rate('count')})`, 'count')];
  if (withBuckets) parts.unshift(`sum by (le) (${rate('bucket')})`);
  return bindTemplate(parts.join(' or '), binding);
}

/** The longest fused query: a longer one does not fit in a GET, whose response proxies may cache. */
const LONGEST = 2800;

/**
 * Groups expressions so that each group makes one query: as few groups as possible, in the order of the expressions.
 * An expression that is too long by itself has its own group.
 */
export function exprGroups(exprs: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let length = 0;
  for (const expr of exprs) {
    const added = part(expr, '00').length + ' or '.length;
    const last = groups.at(-1);
    if (last && length + added <= LONGEST) {
      last.push(expr);
      length += added;
    } else {
      groups.push([expr]);
      length = added;
    }
  }
  return groups;
}

/** One query for a group of expressions: each series gets the index of its expression as a label. One alone stays as it is. */
export const fusedExpr = (exprs: readonly string[]): string =>
  exprs.length === 1 ? (exprs[0] ?? '') : exprs.map((expr, i) => part(expr, String(i))).join(' or ');

/**
 * The series of one expression in the result of {@link fusedExpr}, without the added label.
 * @param index of the expression in its group
 * @param groupSize number of expressions in the group
 */
export function seriesOfExpr(series: readonly Series[], index: number, groupSize: number): Series[] {
  if (groupSize === 1) return [...series];
  return series
    .filter(({ labels }) => labels[PART] === String(index))
    .map(({ labels, samples }) => ({
      labels: Object.fromEntries(Object.entries(labels).filter(([name]) => name !== PART)),
      samples,
    }));
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
    } else {
      for (const expr of exprsOf(reading)) exprs.add(bindTemplate(expr, binding));
    }
    for (const histogram of histogramsOf(reading)) histograms.add(histogram);
  }
  return { histograms: [...histograms], exprs: [...exprs] };
}
