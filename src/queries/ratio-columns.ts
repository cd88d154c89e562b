import type { Column } from '../lib/column';
import type { RatioReading } from '../lib/reading';
import { labelsKey } from './labels-key';
import type { Series } from './matrix';
import { plotted } from './samples';

/**
 * The lines of a ratio: `part / (whole > 0)` of the series with the same labels, as Prometheus matches them. A single whole
 * without labels counts for every part.
 */
export function ratioColumns(
  parts: readonly Series[],
  wholes: readonly Series[],
  { plus = 0, times = 1 }: Pick<RatioReading, 'plus' | 'times'>,
): Column[] {
  const byLabels = new Map(wholes.map((whole) => [labelsKey(whole.labels), whole.samples.values]));
  const valueOf = (part: number, whole: number): number => plus + times * (part / whole);
  return parts.flatMap(({ labels, samples }) => {
    const whole = byLabels.get(labelsKey(labels)) ?? byLabels.get(labelsKey({}));
    if (!whole) return [];
    const part = samples.values;
    const values = part.map((value, i) => ((whole[i] ?? NaN) > 0 ? valueOf(value, whole[i] ?? NaN) : NaN));
    if (values.every(Number.isNaN)) return [];
    const overall = (first: number, last: number): number | null => {
      let [partSum, wholeSum] = [0, 0];
      for (let i = Math.max(0, first); i <= last && i < values.length; i++) {
        if (!Number.isFinite(values[i])) continue;
        partSum += part[i] ?? 0;
        wholeSum += whole[i] ?? 0;
      }
      return wholeSum > 0 ? valueOf(partSum, wholeSum) : null;
    };
    return [{ labels, values: plotted({ values, nanAt: null }), overall }];
  });
}

/** The sums of the series with the same labels, as `a + b` in PromQL: no sample where one of the two has none. */
export function sumsOf(a: readonly Series[], b: readonly Series[]): Series[] {
  const byLabels = new Map(b.map(({ labels, samples }) => [labelsKey(labels), samples.values]));
  return a.flatMap(({ labels, samples }) => {
    const others = byLabels.get(labelsKey(labels));
    if (!others) return [];
    return [
      { labels, samples: { values: samples.values.map((v, i) => v + (others[i] ?? NaN)), nanAt: null } },
    ];
  });
}
