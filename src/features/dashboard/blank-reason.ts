import type { Panel } from '../../panels/panel';
import type { Presence } from '../../queries/presence';
import type { Activity } from './activity';

/** Why a panel has no number although LMDeploy reports. */
export type BlankReason =
  /** No client's request ran in the window, or nothing is known about it. */
  | { readonly kind: 'no-requests' }
  /** Requests ran, and none has finished. */
  | { readonly kind: 'none-finished' }
  /** The first sample is younger than a rate window of `windowS` seconds. */
  | { readonly kind: 'young'; readonly windowS: number }
  | { readonly kind: 'two-ranks' }
  | { readonly kind: 'spec-off' }
  /** Prometheus has none of these metrics for the selection. */
  | { readonly kind: 'not-recorded'; readonly metrics: readonly string[] }
  /** Every rank with requests reports impossible times. */
  | { readonly kind: 'impossible-times' }
  /** LMDeploy exports these metrics, and each sample is NaN or infinite. */
  | { readonly kind: 'not-numbers'; readonly metrics: readonly string[] }
  /** Requests have finished, but the panel has no number. */
  | { readonly kind: 'no-number' };

interface BlankInputs {
  readonly panel: Panel;
  /** A rank reports at one point at least. */
  readonly presence: Presence;
  /** Null when the page does not load the watches. */
  readonly activity: Activity | null;
  /** The rate window, seconds. */
  readonly windowS: number;
}

/** Decides why a panel has no number, from its needs and from the activity in the window. */
export function blankReasonOf({ panel, presence, activity, windowS }: BlankInputs): BlankReason {
  const { needs } = panel;
  if (needs === 'process' || needs === 'scrape' || needs === 'gpu')
    return { kind: 'not-recorded', metrics: otherMetrics(panel) };
  if (needs === 'two-ranks' && mostRanksOfModel(presence, activity) < 2) return { kind: 'two-ranks' };
  if (isYoung(presence, windowS)) return { kind: 'young', windowS };
  if (activity === null || activity.phase === 'none') return { kind: 'no-requests' };
  if (needs === 'spec') return { kind: 'spec-off' };
  if (activity.phase === 'started') return { kind: 'none-finished' };
  if (panel.leavesOut !== undefined && activity.hasImpossibleTimes) return { kind: 'impossible-times' };
  return { kind: 'no-number' };
}

const OTHER_METRIC = /\b(?:process_[a-z_]+|DCGM_[A-Z0-9_]+|scrape_[a-z_]+|up)\b/g;

/** The metrics of a panel that LMDeploy does not export itself, each once. */
const otherMetrics = ({ series }: Panel): string[] => [
  ...new Set(
    series.flatMap(({ reading }) =>
      reading.kind === 'expr' ? (reading.expr.match(OTHER_METRIC) ?? []) : [],
    ),
  ),
];

const mostRanksOfModel = ({ counts }: Presence, activity: Activity | null): number =>
  activity?.mostRanksOfModel ?? Math.max(...counts.map((count) => count ?? 0));

/** True when the first sample is in the range and closer to its end than a rate window. */
function isYoung({ grid, counts }: Presence, windowS: number): boolean {
  const first = counts.findIndex((count) => count !== null);
  return first > 0 && grid.endS - (grid.startS + first * grid.stepS) < windowS;
}
