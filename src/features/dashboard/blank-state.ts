import { metricsOf } from '../../lib/reading';
import type { Panel } from '../../panels/panel';
import { lastSeenS } from '../../queries/presence';
import { activityOn } from './activity';
import { blankReasonOf } from './blank-reason';
import type { BlankInputs, PanelState } from './panel-state';

/** Distinguishes the states of a panel without a number: metric missing, no sample, no requests, or another reason. */
export function blankStateOf({ panel, presence, metricNames, watched, result }: BlankInputs): PanelState {
  const metrics = missingMetrics(panel, metricNames);
  if (metrics.length > 0) return { kind: 'missing', metrics };
  if (lastSeenS(presence) === null) return { kind: 'empty', result, reason: null };
  const { grid, binding } = result;
  const reason = blankReasonOf({
    panel,
    presence,
    // The watches of another selection say nothing about this one.
    activity: watched?.binding.selector === binding.selector ? activityOn(grid, watched) : null,
    rangeS: grid.endS - grid.startS,
    windowS: binding.windowS,
  });
  return reason.kind === 'no-requests' ? { kind: 'idle', result } : { kind: 'empty', result, reason };
}

/** The metrics that are missing when no series of a panel can be drawn. Empty when LMDeploy exports nothing at all. */
function missingMetrics({ series }: Panel, names: ReadonlySet<string> | null): string[] {
  if (names === null || names.size === 0) return [];
  const lacking = series.map(({ reading }) => lackingMetrics(metricsOf(reading), names));
  if (lacking.some((metrics) => metrics.length === 0)) return [];
  // A histogram has one name.
  return [...new Set(lacking.flat().map((name) => name.replace(/_(bucket|sum|count)$/, '')))];
}

/** Of the metrics of LMDeploy each is needed; of others, such as those of the GPU, one is enough. */
function lackingMetrics(needed: readonly string[], names: ReadonlySet<string>): string[] {
  const lacking = needed.filter((name) => !names.has(name));
  return lacking.length === needed.length ? lacking : lacking.filter((name) => name.startsWith('lmdeploy:'));
}
