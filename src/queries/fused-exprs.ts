import { histogramsOf, type Reading } from '../lib/reading';
import type { Series } from './matrix';
import { bindTemplate, type Binding } from './binding';

/** The label that tells the parts of one question apart; no metric of LMDeploy has it. */
export const PART = 'lmd_part';

const part = (expr: string, name: string): string => `label_replace(${expr}, "${PART}", "${name}", "", "")`;

/**
 * One reading of a histogram, summed over ranks: a series for each `le` (without buckets: none), and the parts `sum`
 * and `count`. Every quantile, the mean, the distribution and shares below a threshold come from this one answer.
 */
export function histogramExpr(histogram: string, withBuckets: boolean, binding: Binding): string {
  const of = (suffix: string): string => `rate(${histogram}_${suffix}{$selector}[$window])`;
  const parts = [part(`sum(${of('sum')})`, 'sum'), part(`sum(${of('count')})`, 'count')];
  if (withBuckets) parts.unshift(`sum by (le) (${of('bucket')})`);
  return bindTemplate(parts.join(' or '), binding);
}

/**
 * A longer question cannot be asked by GET, whose answers a server in between may share. Some expressions alone are
 * longer.
 */
const LONGEST = 2800;

/** The expressions of a panel, put together to as few questions as there is room for. */
export function questionParts(exprs: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let length = 0;
  for (const expr of exprs) {
    const own = part(expr, '00').length + ' or '.length;
    const last = parts.at(-1);
    if (last && length + own <= LONGEST) {
      last.push(expr);
      length += own;
    } else {
      parts.push([expr]);
      length = own;
    }
  }
  return parts;
}

/** Several expressions in one question; the part of a series is the number of its expression. One alone stays as it is. */
export const fusedExpr = (exprs: readonly string[]): string =>
  exprs.length === 1 ? (exprs[0] ?? '') : exprs.map((expr, i) => part(expr, String(i))).join(' or ');

/** The series of one part of a fused answer, without the label that said so. */
export function seriesOfPart(series: readonly Series[], index: number, parts: number): Series[] {
  if (parts === 1) return [...series];
  return series
    .filter(({ labels }) => labels[PART] === String(index))
    .map(({ labels, samples }) => ({
      labels: Object.fromEntries(Object.entries(labels).filter(([name]) => name !== PART)),
      samples,
    }));
}

/** What the readings of a panel come to: histograms, each once, and expressions that go together. */
export interface Questions {
  readonly histograms: readonly string[];
  readonly exprs: readonly string[];
}

export function questionsOf(readings: readonly Reading[], binding: Binding): Questions {
  const histograms = new Set<string>();
  const exprs = new Set<string>();
  for (const reading of readings) {
    if (reading.kind === 'expr') exprs.add(bindTemplate(reading.expr, binding));
    for (const histogram of histogramsOf(reading)) histograms.add(histogram);
  }
  return { histograms: [...histograms], exprs: [...exprs] };
}
