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
  /** Over the range; null while unknown. */
  readonly presence: Presence | null;
  /** Over the last hour; null while unknown. */
  readonly ranksNow: Presence | null;
  /** Undefined while unknown; null where the server refuses to list them. */
  readonly metricNames: ReadonlySet<string> | null | undefined;
  /** The newest result of the watches; null when the page does not load them. */
  readonly watched: GroupResult | null;
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
    const seenS = inputs.isLive ? staleSince(inputs) : null;
    return seenS === null ? { kind: 'ready', result } : { kind: 'stale', result, lastSeenS: seenS };
  }
  if (!presence || metricNames === undefined) return { kind: 'loading' };
  const metrics = missingMetrics(panel, metricNames);
  if (metrics.length > 0) return { kind: 'missing', metrics };
  if (lastSeenS(presence) === null) return { kind: 'empty', result, reason: null };
  const { grid, binding } = result;
  const reason = blankReasonOf({
    panel,
    presence,
    // The watches of another selection say nothing about this one.
    activity: inputs.watched?.binding.selector === binding.selector ? activityOn(grid, inputs.watched) : null,
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

/** A panel needs all of its LMDeploy metrics; of other metrics, such as those of the GPU, one is enough. */
function lackingMetrics(needed: readonly string[], names: ReadonlySet<string>): string[] {
  const lacking = needed.filter((name) => !names.has(name));
  return lacking.length === needed.length ? lacking : lacking.filter((name) => name.startsWith('lmdeploy:'));
}

/** Unix seconds of the last sample when it is older than one lost scrape explains, else null. */
export function staleSince({
  presence,
  ranksNow,
  scrapeIntervalS,
}: Pick<Inputs, 'presence' | 'ranksNow' | 'scrapeIntervalS'>): number | null {
  const now = ranksNow ?? presence;
  if (!now) return null;
  // A rank that stopped more than an hour ago is seen in the range alone.
  const seenS = lastSeenS(now) ?? (presence && lastSeenS(presence));
  if (seenS === null) return null;
  const { endS, stepS } = now.grid;
  return endS - seenS > Math.max(2 * stepS, 4 * scrapeIntervalS) ? seenS : null;
}
