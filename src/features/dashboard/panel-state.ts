import { metricsOf } from '../../lib/reading';
import type { Panel } from '../../panels/panel';
import type { QueryError } from '../../queries/http/errors';
import { lastSeenS, type Presence } from '../../queries/presence';
import type { LatestState } from '../../session/latest-state';
import { activityOn } from './activity';
import { blankReasonOf, type BlankReason } from './blank-reason';
import { isBlankResult, type GroupResult } from '../../session/group-result';

/** The state of a panel. The kinds are the values of `data-state`. */
export type PanelState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly result: GroupResult }
  | { readonly kind: 'stale'; readonly result: GroupResult; readonly lastSeenS: number }
  /** No requests. */
  | { readonly kind: 'idle'; readonly result: GroupResult }
  /** `reason`: null when LMDeploy has no sample in the range. */
  | { readonly kind: 'empty'; readonly result: GroupResult; readonly reason: EmptyReason | null }
  | { readonly kind: 'missing'; readonly metrics: readonly string[] }
  | { readonly kind: 'error'; readonly error: QueryError; readonly last: GroupResult | null };

/** A reason other than a lack of requests. */
export type EmptyReason = Exclude<BlankReason, { kind: 'no-requests' }>;

interface Inputs {
  readonly panel: Panel;
  readonly latest: LatestState<GroupResult>;
  /** Over the range. */
  readonly presence: LatestState<Presence>;
  /** Over the last hour; null while unknown. */
  readonly ranksNow: Presence | null;
  readonly metricNames: LatestState<ReadonlySet<string>>;
  /** The result of the watches. */
  readonly watched: LatestState<GroupResult>;
  /** The current selection, as label matchers. */
  readonly selector: string;
  readonly scrapeIntervalS: number;
  /** True when the range ends now, so that fresh samples should exist. */
  readonly isLive: boolean;
}

/**
 * Distinguishes the states that look alike: no result yet, no data, no requests, metric missing, failure, samples ended.
 */
export function panelStateOf(inputs: Inputs): PanelState {
  const { latest, presence, panel, metricNames, selector } = inputs;
  if (latest.kind === 'failed') {
    // Data of another selection would be wrong for this one.
    const last = latest.last?.binding.selector === selector ? latest.last : null;
    return { kind: 'error', error: latest.error, last: last && !isBlankResult(last) ? last : null };
  }
  const result = latest.kind === 'ready' ? latest.value : latest.last;
  if (!result) return { kind: 'loading' };
  if (!isBlankResult(result)) {
    const seenS = inputs.isLive
      ? staleSince(valueOf(presence) ?? null, inputs.ranksNow, inputs.scrapeIntervalS)
      : null;
    return seenS === null ? { kind: 'ready', result } : { kind: 'stale', result, lastSeenS: seenS };
  }
  const names = valueOf(metricNames);
  if (!names) return unknownBy(metricNames);
  const metrics = missingMetrics(panel, names);
  if (metrics.length > 0) return { kind: 'missing', metrics };
  const reporting = valueOf(presence);
  if (!reporting) return unknownBy(presence);
  if (lastSeenS(reporting) === null) return { kind: 'empty', result, reason: null };
  const { grid, binding } = result;
  const watched = valueOf(inputs.watched);
  // The watches of another selection say nothing about this one.
  const activity = watched?.binding.selector === binding.selector ? activityOn(grid, watched) : null;
  const reason = blankReasonOf({
    panel,
    presence: reporting,
    activity,
    rangeS: grid.endS - grid.startS,
    windowS: binding.windowS,
  });
  // A query that failed is no lack of requests.
  if (reason.kind === 'no-requests' && !activity && inputs.watched.kind === 'failed')
    return unknownBy(inputs.watched);
  return reason.kind === 'no-requests' ? { kind: 'idle', result } : { kind: 'empty', result, reason };
}

/** The newest value, or null before the first. */
const valueOf = <T>(state: LatestState<T>): T | null => (state.kind === 'ready' ? state.value : state.last);

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

/**
 * Unix seconds of the last sample when more than one scrape is missing since then, else null.
 * @param presence over the range; null while unknown
 * @param ranksNow over the last hour; null while unknown
 */
export function staleSince(
  presence: Presence | null,
  ranksNow: Presence | null,
  scrapeIntervalS: number,
): number | null {
  const now = ranksNow ?? presence;
  if (!now) return null;
  // A rank that stopped more than an hour ago is seen in the range alone.
  const seenS = lastSeenS(now) ?? (presence && lastSeenS(presence));
  if (seenS === null) return null;
  const { endS, stepS } = now.grid;
  return endS - seenS > Math.max(2 * stepS, 4 * scrapeIntervalS) ? seenS : null;
}
