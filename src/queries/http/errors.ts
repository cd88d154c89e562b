import { NO_TENANT } from './limit-refusal';

/**
 * What came in place of a response of Prometheus: a web page, such as a login; a redirect that the browser does not follow,
 * such as one to a login at another site; JSON that breaks off; anything else.
 */
export type OddBody = 'page' | 'redirect' | 'cut' | 'other';

export type QueryErrorKind = 'aborted' | 'network' | 'timeout' | 'rejected' | 'malformed';

/**
 * Why an HTTP request to Prometheus gave no result. Only `queries/` makes one.
 *
 * - `aborted`: the page no longer needs the result; never shown.
 * - `network`: Prometheus was not reached, or a proxy in front of it reported this (502, 503, 504).
 * - `timeout`: no response in time.
 * - `rejected`: Prometheus refused; `message` is its own sentence. Also 401 and 403 of a proxy, with `status`.
 * - `malformed`: a response that Prometheus does not send; `body` says which.
 */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly kind: QueryErrorKind;
  /** HTTP status, or null when there was no response. */
  readonly status: number | null;
  /** Of an error of kind `malformed`, where the response was read. */
  readonly body: OddBody | null;
  /** How long the server asks to wait before the next request, seconds; null when it does not. */
  readonly retryAfterS: number | null;

  constructor(
    kind: QueryErrorKind,
    message: string,
    options: { status?: number | null; body?: OddBody; retryAfterS?: number | null; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.status = options.status ?? null;
    this.body = options.body ?? null;
    this.retryAfterS = options.retryAfterS ?? null;
  }
}

/**
 * True when the server wants a person to sign in.
 * @param hadData true after a response of Prometheus: a web page is a login then, and may be a wrong address otherwise
 */
export const isSignedOut = ({ status, body, message }: QueryError, hadData: boolean): boolean =>
  (status === 401 && message !== NO_TENANT) || body === 'redirect' || (body === 'page' && hadData);

/** The error for work whose signal is aborted. */
export const abortedError = (cause?: unknown): QueryError => new QueryError('aborted', 'aborted', { cause });

/** Any thrown value as a QueryError; of kind `malformed` where it is none, which is a bug of the page. */
export const toQueryError = (cause: unknown): QueryError =>
  cause instanceof QueryError ? cause : new QueryError('malformed', String(cause), { cause });

/**
 * The value of a promise, or null when the server refuses or does not know the API: Thanos, Mimir and VictoriaMetrics
 * lack parts of Prometheus's.
 * @throws any other error of the promise
 */
export async function unlessRefused<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof QueryError && (error.kind === 'rejected' || error.kind === 'malformed')) return null;
    throw error;
  }
}
