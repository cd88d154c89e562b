import type { QueryErrorKind } from '../queries/http/errors';
import type { LatestState } from './latest-state';

/** How a load ended. `unreached`: something in it found no Prometheus, or none in time. `withdrawn`: another overtook it. */
export type LoadEnd = 'answered' | 'unreached' | 'withdrawn';

const UNREACHED: ReadonlySet<QueryErrorKind> = new Set(['network', 'timeout'] as const);

/** How a load ended that was not withdrawn, by where its questions stand. A refusal is an answer. */
export const loadEndOf = (states: readonly LatestState<unknown>[]): LoadEnd =>
  states.some((state) => state.kind === 'failed' && UNREACHED.has(state.error.kind))
    ? 'unreached'
    : 'answered';
