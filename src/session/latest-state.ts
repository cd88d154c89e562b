import type { QueryError } from '../queries/http/errors';

/** Where a question stands that is asked again and again. */
export type LatestState<T> =
  | { readonly kind: 'loading'; readonly last: T | null }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: QueryError; readonly last: T | null };
