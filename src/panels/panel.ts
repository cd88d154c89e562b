import type { Reading, SloKey } from '../lib/reading';
import type { Role } from '../lib/role';
import type { Text } from '../lib/text';
import type { Unit } from '../lib/units';

/**
 * How a line is called: by words, by a label of the series (without a prefix that says nothing), or by the DP rank,
 * with model and instance where ranks of the same number would be confused.
 */
export type SeriesName = Text | { readonly label: string; readonly strip?: string } | { readonly rank: true };

/** One line of a panel, or one for each series of the answer where the name comes from a label. */
export interface PanelSeries {
  readonly reading: Reading;
  readonly role: Role;
  readonly name: SeriesName;
  /** For the end of the line: some six letters. The name without it. */
  readonly shortName?: Text;
  /** Where it is not that of the panel, as in the columns of a table. */
  readonly unit?: Unit;
}

/**
 * How a panel shows its series: `lines` over time; `stack`, areas upon each other in the order of the series, first at
 * the bottom, with lines of role `running` drawn unstacked over them; `heatmap`, the cells of its first series under the
 * lines of the others; `table`, a row for each rank and a column for each series, at the end of the range; `curve`, the
 * share of requests under each latency, over the whole range; `figures`, a number for each series, at the end of the range
 * and not more often than every half hour, for what looks back on days.
 */
export type PanelForm = 'lines' | 'stack' | 'heatmap' | 'table' | 'curve' | 'figures';

/**
 * What a panel needs besides requests to have a number: `two-ranks`, of one model; `spec`, speculative decoding; `process`,
 * `scrape` and `gpu`, series that do not come from LMDeploy itself.
 */
export type PanelNeed = 'two-ranks' | 'spec' | 'process' | 'scrape' | 'gpu';

/** One chart of the page: data only. Adding a panel is adding one such object. */
export interface Panel {
  /** Stands in links and tests; never changes. */
  readonly id: string;
  readonly title: Text;
  /** One line: what the number means and its caveat. */
  readonly help: Text;
  readonly unit: Unit;
  /** `lines` where it is not given. */
  readonly form?: PanelForm;
  /** Logarithmic from the start where the lines of one window lie far apart; a person can switch it. */
  readonly scale?: 'auto';
  readonly slo?: SloKey;
  /** Index into `series` of the line that speaks for the panel. */
  readonly headline: number;
  /** In the order of the legend, strongest first. */
  readonly series: readonly [PanelSeries, ...PanelSeries[]];
  /** Left out: requests alone. */
  readonly needs?: PanelNeed;
  /** The sums of the panel leave out ranks whose queue and prefill times are impossible; the panel says which. */
  readonly leavesOut?: 'impossible-times';
  /** First LMDeploy version that exports what the panel needs. */
  readonly since: string;
  /** Where LMDeploy sets the metric. */
  readonly source: string;
}
