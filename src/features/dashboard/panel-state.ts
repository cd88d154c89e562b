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
  /** `reason`: null where LMDeploy has no sample in the range. */
  | { readonly kind: 'empty'; readonly result: GroupResult; readonly reason: EmptyReason | null }
  | { readonly kind: 'missing'; readonly metrics: readonly string[] }
  | { readonly kind: 'error'; readonly error: QueryError; readonly last: GroupResult | null };

/** A reason other than a lack of requests. */
export type EmptyReason = Exclude<BlankReason, { kind: 'no-requests' }>;

/** What the state of a panel without a number depends on. */
export interface BlankInputs {
  readonly panel: Panel;
  readonly presence: Presence;
  /** Null where the server refuses to list them. */
  readonly metricNames: ReadonlySet<string> | null;
  /** The newest result of the watches; null where the page does not load them. */
  readonly watched: GroupResult | null;
  /** Without a number. */
  readonly result: GroupResult;
}

/** See blank-state.ts, which is loaded with the first panel without a number. */
export type BlankStateOf = (inputs: BlankInputs) => PanelState;

interface Inputs {
  readonly panel: Panel;
  readonly latest: LatestState<GroupResult>;
  /** Null while unknown. */
  readonly presence: Presence | null;
  /** Undefined while unknown; null where the server refuses to list them. */
  readonly metricNames: ReadonlySet<string> | null | undefined;
  /** The newest result of the watches; null where the page does not load them. */
  readonly watched: GroupResult | null;
  /** The current selection, as label matchers. */
  readonly selector: string;
  readonly scrapeIntervalS: number;
  /** Null until it is loaded: a panel without a number is loading until then. */
  readonly blankStateOf: BlankStateOf | null;
  /** True when the range ends now, so that fresh samples should exist. */
  readonly isLive: boolean;
}

/**
 * Distinguishes the states that look alike: no result yet, no data, no requests, metric missing, failure, samples ended.
 */
export function panelStateOf(inputs: Inputs): PanelState {
  const { latest, presence, metricNames, selector } = inputs;
  if (latest.kind === 'failed') {
    // Data of another selection would be wrong under the name of this one.
    const last = latest.last?.binding.selector === selector ? latest.last : null;
    return { kind: 'error', error: latest.error, last: last && !isBlankResult(last) ? last : null };
  }
  const result = latest.kind === 'ready' ? latest.value : latest.last;
  if (!result) return { kind: 'loading' };
  if (!isBlankResult(result)) {
    const seenS = presence && inputs.isLive ? staleSince(presence, inputs.scrapeIntervalS) : null;
    return seenS === null ? { kind: 'ready', result } : { kind: 'stale', result, lastSeenS: seenS };
  }
  if (!presence || metricNames === undefined) return { kind: 'loading' };
  return inputs.blankStateOf?.({ ...inputs, presence, metricNames, result }) ?? { kind: 'loading' };
}

/** Unix seconds of the last sample when it is older than one lost scrape explains, else null. */
export function staleSince(presence: Presence, scrapeIntervalS: number): number | null {
  const seenS = lastSeenS(presence);
  if (seenS === null) return null;
  const { endS, stepS } = presence.grid;
  return endS - seenS > Math.max(2 * stepS, 4 * scrapeIntervalS) ? seenS : null;
}
