import type { Column } from '../lib/column';
import { labelsKey } from './labels-key';
import type { Series } from './matrix';
import { isNoNumber, plotted } from './samples';

/** The lines of a gauge: the highest values, with the lowest and those at the points of the same labels. */
export function gaugeColumns(
  high: readonly Series[],
  low: readonly Series[],
  sampled: readonly Series[],
): Column[] {
  const byLabels = (series: readonly Series[]): Map<string, (number | null)[]> =>
    new Map(series.map(({ labels, samples }) => [labelsKey(labels), plotted(samples)]));
  const [lows, points] = [byLabels(low), byLabels(sampled)];
  return high.map(({ labels, samples }) => {
    const key = labelsKey(labels);
    const values = plotted(samples);
    const blank = (): null[] => values.map(() => null);
    return {
      labels,
      values,
      ...(isNoNumber(samples) ? { isNoNumber: true } : {}),
      levels: { low: lows.get(key) ?? blank(), sampled: points.get(key) ?? blank() },
    };
  });
}
