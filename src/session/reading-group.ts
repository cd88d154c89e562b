import type { Reading } from '../lib/reading';
import type { Panel } from '../panels/panel';

/** What is asked for together and answered as a whole: a panel, the overview, what is watched over. */
export interface ReadingGroup {
  /** Unique on the page; that of the panel. */
  readonly id: string;
  readonly readings: readonly Reading[];
  /** Wanted at the end of the range alone. */
  readonly isAtEnd: boolean;
  /** With `isAtEnd`: the end is a multiple of this many seconds, so that a refresh does not ask each time. */
  readonly everyS?: number;
}

/** What looks back on days costs Prometheus as much as a whole page. */
const HALF_HOUR_S = 1800;

export const groupOf = ({ id, series, form }: Panel): ReadingGroup => ({
  id,
  readings: series.map(({ reading }) => reading),
  isAtEnd: form === 'table' || form === 'figures',
  ...(form === 'figures' ? { everyS: HALF_HOUR_S } : {}),
});
