import type { FrameSeries } from '../../lib/frame';
import type { ChartForm } from '../chart-form';

/** True for a series that is drawn as a line over a stack, not as a layer of it. */
export const isOverStack = ({ role }: Pick<FrameSeries, 'role'>): boolean => role === 'running';

/** The series in the order of the legend: that of the frame; of a stack, the lines over it and then its layers from the top down. */
export function seriesOrder(series: readonly FrameSeries[], form: ChartForm): FrameSeries[] {
  if (form !== 'stack') return [...series];
  return [...series.filter(isOverStack), ...series.filter((s) => !isOverStack(s)).reverse()];
}
