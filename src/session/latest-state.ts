import type { QueryError } from '../queries/http/errors';

/** The state of something that is loaded again and again. `last` is the last value, null before the first. */
export type LatestState<T> =
  | { readonly kind: 'loading'; readonly last: T | null }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: QueryError; readonly last: T | null };
