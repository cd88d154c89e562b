import type { Language } from '../i18n/language';
import type { Grid } from '../lib/frame';
import type { Labels } from '../lib/labels';
import type { GoalId } from '../lib/latency-goals';
import type { Slo } from '../lib/reading';
import type { PanelId } from '../panels/panel-id';
import type { WatchName } from '../panels/watches';
import type { Column } from '../lib/column';
import type { RuleId } from './rule-ids';

/** The rule that made a finding, and what it is about where a page can have several. */
export type FindingId = RuleId | `${RuleId} ${string}`;

/** One thing that a person should know, and where it shows. */
export interface Finding {
  /** Stable over refreshes; unique among the findings of a page. */
  readonly id: FindingId;
  /** The heaviest comes first. */
  readonly weight: number;
  readonly state: 'bad' | 'warn' | 'info';
  /** False for what is over. */
  readonly isNow: boolean;
  /** The panel that shows it. */
  readonly panel: PanelId;
  /**
   * The moment to look at, Unix seconds, or null where it holds for the whole range. The page leads to the panel alone; by it
   * a restart is known that another finding names already.
   */
  readonly atS: number | null;
  /** One complete sentence in the language of the page. */
  readonly text: string;
}

/** All that the rules see. */
export interface FindingInputs {
  readonly grid: Grid;
  /** The answers to `WATCHES`, on the grid. */
  readonly columns: Readonly<Record<WatchName, readonly Column[]>>;
  /** For each goal the share of requests that keep it, 0 to 1, on the grid; null where it is not known. */
  readonly attainment: Readonly<Record<GoalId, readonly (number | null)[] | null>>;
  readonly slo: Slo;
  /** How many ranks should be up, or null. */
  readonly expectedEngines: number | null;
  readonly scrapeIntervalS: number;
  /** Whether the grid is the last hour, which every range shares, or the range that a person chose. */
  readonly span: 'hour' | 'range';
  /** When a finding that holds from the beginning of the grid on began before, Unix seconds; null where that is not known. */
  readonly earlierStart: (id: FindingId) => number | null;
  /** True when the range ends now. */
  readonly isLive: boolean;
  /** A moment in the time zone of the page, short: `13:53`, with the day where the range is longer than one. Unix seconds. */
  readonly formatTime: (atS: number) => string;
  /** The name of a rank, such as `rank 5`, as it would stand inside a sentence. */
  readonly rankName: (labels: Labels) => string;
  /** The language of the sentences. */
  readonly language: Language;
}
