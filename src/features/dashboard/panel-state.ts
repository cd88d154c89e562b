import type { Panel } from '../../panels/panel';
import type { QueryError } from '../../queries/http/errors';
import { lastSeenS, type Presence } from '../../queries/presence';
import type { LatestState } from '../../session/latest-state';
import type { BlankReason } from './blank-reason';
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

/** What the state of a panel without a number depends on. */
export interface BlankInputs {
  readonly panel: Panel;
  /** Over the range. */
  readonly presence: LatestState<Presence>;
  /** Over the last hour; null while unknown. */
  readonly ranksNow: Presence | null;
  readonly metricNames: LatestState<ReadonlySet<string>>;
  /** The result of the watches. */
  readonly watched: LatestState<GroupResult>;
  /** Without a number. */
  readonly result: GroupResult;
}

/** See blank-state.ts, which is loaded with the first panel without a number. */
export type BlankStateOf = (inputs: BlankInputs) => PanelState;

interface Inputs extends Omit<BlankInputs, 'result'> {
  readonly latest: LatestState<GroupResult>;
  /** The current selection, as label matchers. */
  readonly selector: string;
  readonly scrapeIntervalS: number;
  /** Null until it is loaded: a panel without a number is loading until then. */
  readonly blankStateOf: BlankStateOf | null;
  /** True when the range ends now, so that fresh samples should exist. */
  readonly isLive: boolean;
  /** As {@link tellsOf}, for the range of the page. */
  readonly isOfRange: (result: GroupResult) => boolean;
}

/**
 * Distinguishes the states that look alike: no result yet, no data, no requests, metric missing, failure, samples ended.
 */
export function panelStateOf(inputs: Inputs): PanelState {
  const { latest, presence, selector } = inputs;
  if (latest.kind === 'failed') {
    const { last, error } = latest;
    // Data of another selection or range would be wrong for this one.
    const isKept = last?.binding.selector === selector && inputs.isOfRange(last) && !isBlankResult(last);
    return { kind: 'error', error, last: isKept ? last : null };
  }
  const result = latest.kind === 'ready' ? latest.value : latest.last;
  if (!result) return { kind: 'loading' };
  if (!isBlankResult(result)) {
    const seenS = inputs.isLive
      ? staleSince(valueOf(presence), inputs.ranksNow, inputs.scrapeIntervalS)
      : null;
    return seenS === null ? { kind: 'ready', result } : { kind: 'stale', result, lastSeenS: seenS };
  }
  return inputs.blankStateOf?.({ ...inputs, result }) ?? { kind: 'loading' };
}

/** The newest value, or null before the first. */
export const valueOf = <T>(state: LatestState<T>): T | null =>
  state.kind === 'ready' ? state.value : state.last;

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
