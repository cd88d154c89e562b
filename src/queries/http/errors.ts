export type QueryErrorKind = 'aborted' | 'network' | 'timeout' | 'rejected' | 'malformed';

/**
 * Why a question got no answer. Only `queries/` makes one.
 *
 * - `aborted`: the question was withdrawn; never shown.
 * - `network`: Prometheus was not reached, or a proxy before it said so (502, 503, 504).
 * - `timeout`: no answer in time.
 * - `rejected`: Prometheus refused; `message` is its own sentence. Also 401 and 403 of a proxy, with `status`.
 * - `malformed`: an answer that is not Prometheus's, such as a login page.
 */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly kind: QueryErrorKind;
  /** HTTP status, or null where there was no answer. */
  readonly status: number | null;

  constructor(
    kind: QueryErrorKind,
    message: string,
    options: { status?: number | null; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.status = options.status ?? null;
  }
}
