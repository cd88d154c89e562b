import { metricsOf } from '../../lib/reading';
import type { Panel } from '../../panels/panel';
import { lastSeenS } from '../../queries/presence';
import { activityOn } from './activity';
import { blankReasonOf } from './blank-reason';
import { isWithoutNumber } from '../../session/group-result';
import type { LatestState } from '../../session/latest-state';
import { valueOf, type BlankInputs, type PanelState } from './panel-state';

/** Distinguishes the states of a panel without a number: metric missing, no sample, no requests, or another reason. */
export function blankStateOf(inputs: BlankInputs): PanelState {
  const { panel, presence, ranksNow, metricNames, watched, result } = inputs;
  const names = valueOf(metricNames);
  if (!names) return unknownBy(metricNames);
  const metrics = missingMetrics(panel, names);
  if (metrics.length > 0) return { kind: 'missing', metrics };
  const reporting = valueOf(presence);
  if (!reporting) return unknownBy(presence);
  // A server that is younger than a step is seen in the last hour alone.
  const isSeen = lastSeenS(reporting) !== null || (ranksNow !== null && lastSeenS(ranksNow) !== null);
  if (!isSeen) return { kind: 'empty', result, reason: null };
  if (isWithoutNumber(result)) {
    const own = new Set(panel.series.flatMap(({ reading }) => metricsOf(reading)));
    return { kind: 'empty', result, reason: { kind: 'not-numbers', metrics: [...own] } };
  }
  const { grid, binding } = result;
  const newest = valueOf(watched);
  // The watches of another selection say nothing about this one.
  const activity = newest?.binding.selector === binding.selector ? activityOn(grid, newest) : null;
  const reason = blankReasonOf({
    panel,
    presence: reporting,
    activity,
    windowS: binding.windowS,
  });
  // A query that failed is no lack of requests.
  if (reason.kind === 'no-requests' && !activity && watched.kind === 'failed') return unknownBy(watched);
  return reason.kind === 'no-requests' ? { kind: 'idle', result } : { kind: 'empty', result, reason };
}

/** The state of a blank panel while something that it depends on has no value. */
const unknownBy = (state: LatestState<unknown>): PanelState =>
  state.kind === 'failed' ? { kind: 'error', error: state.error, last: null } : { kind: 'loading' };

/** The metrics that are missing when no series of a panel can be drawn. Empty when LMDeploy exports nothing at all. */
function missingMetrics({ series }: Panel, names: ReadonlySet<string>): string[] {
  if (names.size === 0) return [];
  const lacking = series.map(({ reading }) => lackingMetrics(metricsOf(reading), names));
  if (lacking.some((metrics) => metrics.length === 0)) return [];
  // A histogram has one name.
  return [...new Set(lacking.flat().map((name) => name.replace(/_(bucket|sum|count)$/, '')))];
}

/** A panel needs all of its LMDeploy metrics; of other metrics, such as those of the GPU, one is enough. */
function lackingMetrics(needed: readonly string[], names: ReadonlySet<string>): string[] {
  const lacking = needed.filter((name) => !names.has(name));
  return lacking.length === needed.length ? lacking : lacking.filter((name) => name.startsWith('lmdeploy:'));
}
