import type { FrameSeries } from '../../lib/frame';
import type { ChartForm } from '../chart-form';

/** True for what a stack does not stack: it is drawn over it. */
export const isOverStack = ({ role }: Pick<FrameSeries, 'role'>): boolean => role === 'running';

/**
 * Series in the order in which a chart shows them from top to bottom: that of the frame, but of a stack what lies over it
 * and then its layers from the top down.
 */
export function legendOrder(series: readonly FrameSeries[], form: ChartForm): FrameSeries[] {
  if (form !== 'stack') return [...series];
  return [...series.filter(isOverStack), ...series.filter((s) => !isOverStack(s)).reverse()];
}
