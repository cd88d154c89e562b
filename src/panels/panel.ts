import type { Reading, SloKey } from '../lib/reading';
import type { Role } from '../lib/role';
import type { Text } from '../lib/text';
import type { Unit } from '../lib/units';

/**
 * The name of a line: a text, a label of the series (`strip` removes a prefix), or the DP rank, with model and instance
 * when several ranks have the same number.
 */
export type SeriesName = Text | { readonly label: string; readonly strip?: string } | { readonly rank: true };

/** One line of a panel, or one for each series of the result when the name comes from a label. */
export interface PanelSeries {
  readonly reading: Reading;
  readonly role: Role;
  readonly name: SeriesName;
  /** For the end of the line: about six letters. Default: the name. */
  readonly shortName?: Text;
  /** Default: the unit of the panel. The columns of a table have their own. */
  readonly unit?: Unit;
}

/**
 * How a panel shows its series:
 * - `lines`: over time
 * - `stack`: stacked areas, the first series at the bottom, and the lines of role `running` unstacked over them
 * - `heatmap`: the cells of the first series under the lines of the others
 * - `table`: a row for each rank or model, at the end of the range
 * - `curve`: the share of requests under each latency, over the whole range
 * - `status`: the states of each model over time
 * - `figures`: a number for each series at the end of the range, recomputed every half hour at most, for windows of days
 */
export type PanelForm = 'lines' | 'stack' | 'heatmap' | 'table' | 'curve' | 'figures' | 'status';

/** True for a form that uses a whole row. */
export const isWide = ({ form }: Pick<Panel, 'form'>): boolean => form === 'table' || form === 'status';

/**
 * What a panel needs besides requests to have a number: `two-ranks`, of one model; `spec`, speculative decoding; `process`,
 * `scrape` and `gpu`, series that do not come from LMDeploy itself.
 */
export type PanelNeed = 'two-ranks' | 'spec' | 'process' | 'scrape' | 'gpu';

/** One chart of the page: data only. Adding a panel is adding one such object. */
export interface Panel {
  /** Used in links and tests; never changes. */
  readonly id: string;
  readonly title: Text;
  /** At most two lines: what the number means, the most important sentence first, then its caveats. */
  readonly help: Text;
  readonly unit: Unit;
  /** Default: `lines`. */
  readonly form?: PanelForm;
  /** `auto`: logarithmic at first when the values of the lines are far apart; a person can switch it. */
  readonly scale?: 'auto';
  readonly slo?: SloKey;
  /** Index into `series` of the main line of the panel. */
  readonly headline: number;
  /** In the order of the legend, strongest first. */
  readonly series: readonly [PanelSeries, ...PanelSeries[]];
  /** What the rows of a table are. Default: ranks. */
  readonly rows?: 'models';
  /** Readings over the range for the small lines of a table, by model. */
  readonly lines?: readonly Reading[];
  /** The page shows the panel only where the selection has two models or names models. Default: always. */
  readonly onlyWith?: 'two-models';
  /** Default: only requests. */
  readonly needs?: PanelNeed;
  /** The sums of the panel leave out ranks whose queue and prefill times are impossible; the panel says which. */
  readonly leavesOut?: 'impossible-times';
  /** The panel says this while nothing says which GPUs are in the hosts of the selection, so that it shows all of them. */
  readonly unjoined?: Text;
  /** First LMDeploy version that exports what the panel needs. */
  readonly since: string;
  /** Where LMDeploy sets the metric. */
  readonly source: string;
}
