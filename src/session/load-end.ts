import type { QueryErrorKind } from '../queries/http/errors';
import type { LatestState } from './latest-state';

/** How a load ended. `unreached`: a request did not reach Prometheus, or timed out. `withdrawn`: another load replaced it. */
export type LoadEnd = 'loaded' | 'unreached' | 'withdrawn';

const UNREACHED: ReadonlySet<QueryErrorKind> = new Set(['network', 'timeout'] as const);

/** How a load ended that was not withdrawn, by the states of its results. A refusal of Prometheus counts as loaded. */
export const loadEndOf = (states: readonly LatestState<unknown>[]): LoadEnd =>
  states.some((state) => state.kind === 'failed' && UNREACHED.has(state.error.kind)) ? 'unreached' : 'loaded';
