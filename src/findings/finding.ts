import type { FullLanguage } from '../i18n/language';
import type { Grid } from '../lib/frame';
import type { Labels } from '../lib/labels';
import type { GoalId } from '../lib/latency-goals';
import type { Replica } from '../lib/place-labels';
import type { Slo } from '../lib/reading';
import type { PanelId } from '../panels/panel-id';
import type { WatchName } from '../panels/watches';
import type { Column } from '../lib/column';
import type { RuleId } from './rule-ids';

/** The rule of a finding, and its subject when a page can have several findings of the rule. */
export type FindingId = RuleId | `${RuleId} ${string}` | `cause ${string}`;

/** A sentence about a problem, and the panel that shows it. */
export interface Finding {
  /** Stable over refreshes; unique among the findings of a page. */
  readonly id: FindingId;
  /** Findings are sorted by descending weight. */
  readonly weight: number;
  readonly state: 'bad' | 'warn' | 'info';
  /** False for what is over. */
  readonly isNow: boolean;
  /** The panel that shows it. */
  readonly panel: PanelId;
  /**
   * The time of the problem, Unix seconds; null when it holds for the whole range. The link of a finding leads only to the
   * panel. The rule about restarts uses this time to skip a restart that another finding contains.
   */
  readonly atS: number | null;
  /** One complete sentence in the language of the page. */
  readonly text: string;
  /** What it rests on, one line each; left out where the sentence says all. */
  readonly details?: readonly string[];
  /** From when to when it held, Unix seconds; left out where only its beginning is known. */
  readonly span?: { readonly startS: number; readonly endS: number };
  /** When the problem at `atS` ended, Unix seconds; null or left out while it holds, and where that is not known. */
  readonly endS?: number | null;
  /** The key of the rank that it is about; left out or null where it is not about one rank. */
  readonly rankKey?: string | null;
  /** The findings that it explains. */
  readonly effects?: readonly Finding[];
  /** True for a note on LMDeploy's own bookkeeping, which is below all others. */
  readonly isNote?: boolean;
}

/** The inputs of the rules. */
export interface FindingInputs {
  readonly grid: Grid;
  /** The results of `WATCHES`, on the grid. */
  readonly columns: Readonly<Record<WatchName, readonly Column[]>>;
  /** For each goal the share of requests within it, 0 to 1, on the grid; null when unknown. */
  readonly attainment: Readonly<Record<GoalId, readonly (number | null)[] | null>>;
  readonly slo: Slo;
  /** How many ranks should be up, or null. */
  readonly expectedEngines: number | null;
  readonly scrapeIntervalS: number;
  /** Whether the grid is the last hour, which every range shares, or the range that a person chose. */
  readonly span: 'hour' | 'range';
  /** When a finding that holds from the beginning of the grid on began before, Unix seconds; null where that is not known. */
  readonly earlierStart: (id: FindingId) => number | null;
  /** What the server says of data that were not there when it responded, one sentence; null where nothing is missing. */
  readonly missing: string | null;
  /** The copies that are left out, where samples are stored twice; null where they are not. */
  readonly replica: Replica | null;
  /** True when the range ends now. */
  readonly isLive: boolean;
  /** A short text of a time (Unix seconds) in the time zone of the page: `13:53`, with the day when the range exceeds one day. */
  readonly formatTime: (atS: number) => string;
  /** The name of a rank inside a sentence, such as `rank 5`. */
  readonly rankName: (labels: Labels) => string;
  /** The language of the sentences. */
  readonly language: FullLanguage;
}
