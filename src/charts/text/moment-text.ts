import type { FrameGrid } from '../../lib/frame';
import { formatClearTime, formatDate, type Timezone } from '../../lib/timezone';

/**
 * A time of a grid: with its date when the range is longer than a day, with seconds when the step is below a minute and at
 * the latest point, and with its offset in an hour that comes twice.
 */
export function momentText(timeS: number, grid: FrameGrid, timezone: Timezone): string {
  const time = formatClearTime(timeS * 1000, timezone, grid.stepS < 60 || timeS === grid.latestS);
  return grid.endS - grid.startS > 86_400 ? `${formatDate(timeS * 1000, timezone)} ${time}` : time;
}
