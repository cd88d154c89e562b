import type { QueryError } from '../queries/http/errors';
import type { LatestState } from './latest-state';

/**
 * How a load ended. `failed`: every request failed, be it that Prometheus was not reached or that it refused. `retryAfterS`: how
 * long the server asks to wait, seconds; null when it does not say. `withdrawn`: another load replaced it.
 */
export type LoadEnd =
  | { readonly kind: 'loaded' | 'withdrawn' }
  | { readonly kind: 'failed'; readonly retryAfterS: number | null };

/** How a load ended that was not withdrawn, by the states of its results. */
export function loadEndOf(states: readonly LatestState<unknown>[]): LoadEnd {
  const errors = errorsIn(states);
  if (errors.length === 0 || errors.length < states.length) return { kind: 'loaded' };
  const waitsS = errors.flatMap(({ retryAfterS }) => retryAfterS ?? []);
  return { kind: 'failed', retryAfterS: waitsS.length > 0 ? Math.max(...waitsS) : null };
}

/** Why Prometheus was not reached, by the states of a load that got no response at all; null where nothing was requested, or refused. */
export const outageIn = (states: readonly LatestState<unknown>[]): QueryError | null =>
  errorsIn(states).find(({ kind }) => kind === 'network' || kind === 'timeout') ?? null;

const errorsIn = (states: readonly LatestState<unknown>[]): QueryError[] =>
  states.flatMap((state) => (state.kind === 'failed' ? [state.error] : []));
