import { metricsOf } from '../../lib/reading';
import type { Panel } from '../../panels/panel';
import type { QueryError } from '../../queries/http/errors';
import { lastSeenS, type Presence } from '../../queries/presence';
import type { LatestState } from '../../session/latest-state';
import { isBlankResult, type GroupResult } from '../../session/group-result';

/** What a panel shows. The kinds are those of `data-state`. */
export type PanelState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly answer: GroupResult }
  | { readonly kind: 'stale'; readonly answer: GroupResult; readonly lastSeenS: number }
  | { readonly kind: 'idle'; readonly answer: GroupResult }
  /** `needsS`: the range is shorter than what the panel looks back on, seconds; null where that is not why. */
  | { readonly kind: 'empty'; readonly answer: GroupResult; readonly needsS: number | null }
  | { readonly kind: 'missing'; readonly metrics: readonly string[] }
  | { readonly kind: 'error'; readonly error: QueryError; readonly last: GroupResult | null };

interface Inputs {
  readonly panel: Panel;
  readonly latest: LatestState<GroupResult>;
  /** Null while it is not known. */
  readonly presence: Presence | null;
  /** Undefined while it is not known; null where the server does not tell. */
  readonly metricNames: ReadonlySet<string> | null | undefined;
  /** The label matchers that the page asks with now. */
  readonly selector: string;
  readonly scrapeIntervalS: number;
  /** True when the range ends now, so that its last points should be there. */
  readonly isLive: boolean;
}

/**
 * Tells apart what looks alike: no answer yet, no data, no requests, no such metric, a failure, samples that ended.
 */
export function panelStateOf(inputs: Inputs): PanelState {
  const { latest, presence, panel, metricNames, selector } = inputs;
  if (latest.kind === 'failed') {
    // Data of another selection under this one's name would be a lie.
    const last = latest.last?.binding.selector === selector ? latest.last : null;
    return { kind: 'error', error: latest.error, last: last && !isBlankResult(last) ? last : null };
  }
  const answer = latest.kind === 'ready' ? latest.value : latest.last;
  if (!answer) return { kind: 'loading' };
  if (!isBlankResult(answer)) {
    const seenS = presence && inputs.isLive ? staleSince(presence, inputs.scrapeIntervalS) : null;
    return seenS === null ? { kind: 'ready', answer } : { kind: 'stale', answer, lastSeenS: seenS };
  }
  if (!presence || metricNames === undefined) return { kind: 'loading' };
  const metrics = missingMetrics(panel, metricNames);
  if (metrics.length > 0) return { kind: 'missing', metrics };
  if (lastSeenS(presence) === null) return { kind: 'empty', answer, needsS: null };
  const needsS = lookBackS(panel);
  return needsS > answer.grid.endS - answer.grid.startS
    ? { kind: 'empty', answer, needsS }
    : { kind: 'idle', answer };
}

/** How far all that a panel shows looks back, seconds; 0 where something does not. */
const lookBackS = ({ series }: Panel): number =>
  Math.min(...series.map(({ reading }) => (reading.kind === 'burn' ? reading.overS : 0)));

/** Metrics for want of which not one line of a panel can be drawn; none where no metric of LMDeploy is there at all. */
function missingMetrics({ series }: Panel, names: ReadonlySet<string> | null): string[] {
  if (names === null || names.size === 0) return [];
  const lacking = series.map(({ reading }) => lackingMetrics(metricsOf(reading), names));
  if (lacking.some((metrics) => metrics.length === 0)) return [];
  // A histogram has one name.
  return [...new Set(lacking.flat().map((name) => name.replace(/_(bucket|sum|count)$/, '')))];
}

/** Only those of LMDeploy and of the GPU are known by name, and of the latter not all: one is enough. */
function lackingMetrics(needed: readonly string[], names: ReadonlySet<string>): string[] {
  const lacking = needed.filter((name) => !names.has(name));
  return lacking.length === needed.length ? lacking : lacking.filter((name) => name.startsWith('lmdeploy:'));
}

/**
 * Unix seconds of the last sample when it is older than a lost scrape explains, else null.
 */
export function staleSince(presence: Presence, scrapeIntervalS: number): number | null {
  const seenS = lastSeenS(presence);
  if (seenS === null) return null;
  const { endS, stepS } = presence.grid;
  return endS - seenS > Math.max(2 * stepS, 4 * scrapeIntervalS) ? seenS : null;
}
