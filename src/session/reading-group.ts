import type { Reading } from '../lib/reading';
import type { BackOff } from '../queries/back-off';
import type { LoadReadings } from '../queries/reading-loader';
import type { ReadingResult } from '../queries/reading-result';
import type { Panel } from '../panels/panel';

/** Loads readings one by one. @param id tells apart what waits in `backOff` after failures */
export type LoadApart = (
  id: string,
  readings: readonly Reading[],
  load: LoadReadings,
  backOff: BackOff,
) => Promise<ReadingResult[]>;

/** Readings that are loaded together and shown together: those of a panel, of the overview, or the watches of findings. */
export interface ReadingGroup {
  /** Unique on the page; for a panel, its id. */
  readonly id: string;
  readonly readings: readonly Reading[];
  /** True when only the end of the range is loaded. */
  readonly isAtEnd: boolean;
  /**
   * Left out: the grid of the page. `now`: the grid of now, the same for every range. `newest`: the end of that grid, without what
   * needs more of it. `live`: as `now` while the range ends now, else as `history`. `history`: the grid of the page, or that of
   * now where it covers the range.
   */
  readonly time?: 'now' | 'newest' | 'live' | 'history';
  /**
   * With `history`: readings that say something of the end alone. Where the range ends now and the group of now has them, their
   * results here are blank.
   */
  readonly ofEnd?: ReadonlySet<Reading>;
  /** With `isAtEnd`: the end is rounded down to a multiple of this, seconds, so that not every refresh sends a request. */
  readonly everyS?: number;
  /** Loads readings that are shown one by one: one that fails does not take the others with it. */
  readonly loadApart?: LoadApart;
  /** True when the end of the range is loaded too where the grid ends up to a long step before it. */
  readonly hasLatest?: true;
}

/** A panel that looks back on days costs Prometheus as much as a whole page, so it loads every half hour. */
const HALF_HOUR_S = 1800;

/** The group of the small lines of a table begins with the id of its panel. */
const LINES = ':lines';

/** The groups of a panel: its own, and that of the small lines of a table. */
export const groupsOf = (panel: Panel): readonly ReadingGroup[] => [
  groupOf(panel),
  ...(panel.lines ? [{ id: linesIdOf(panel.id), readings: panel.lines, isAtEnd: false }] : []),
];

export const linesIdOf = (panelId: string): string => panelId + LINES;

/** The ids of what the page says beside its panels begin with a colon. */
export const isOfPanel = (groupId: string): boolean => !groupId.startsWith(':');

/** The id of the panel of a group. */
export const panelIdOf = (groupId: string): string =>
  groupId.endsWith(LINES) ? groupId.slice(0, -LINES.length) : groupId;

export const groupOf = ({ id, series, form }: Panel): ReadingGroup => ({
  id,
  readings: series.map(({ reading }) => reading),
  isAtEnd: form === 'table' || form === 'figures',
  hasLatest: true,
  ...(form === 'figures' ? { everyS: HALF_HOUR_S } : {}),
});
