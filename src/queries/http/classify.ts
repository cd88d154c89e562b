import type { FetchResponse } from './axios-fetch';
import { abortedError, QueryError } from './errors';
import { NO_TENANT } from './limit-refusal';
import { readRetryAfterS } from './read-response';

interface Failure {
  readonly cause: unknown;
  /** Undefined where there was none. */
  readonly response: FetchResponse | undefined;
  readonly isAborted: boolean;
  readonly isTimeout: boolean;
  readonly timeoutS: number;
}

/** Proxies respond with these when the server behind them is down or late; Prometheus itself never does. */
const GATEWAY = new Set([502, 504]);

/** These are from a proxy too, unless the body is from Prometheus: an internal error, a query that took too long. */
const GATEWAY_OR_PROMETHEUS = new Set([500, 503]);

/**
 * Returns why a request failed, from its response, because prometheus-query throws plain objects of several shapes.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview
 */
export function classify({ cause, response, isAborted, isTimeout, timeoutS }: Failure): QueryError {
  if (isAborted) return abortedError(cause);
  if (isTimeout) return new QueryError('timeout', `no response within ${timeoutS} s`, { cause });
  if (!response) return new QueryError('network', 'Prometheus was not reached', { cause });
  const { status } = response;
  const from = { status, cause, retryAfterS: readRetryAfterS(response.headers) };
  if (GATEWAY.has(status)) return new QueryError('network', `status ${status}`, from);
  const body = response.data as { status?: unknown; error?: unknown } | string | null;
  if (typeof body === 'object' && body !== null && body.status === 'error') {
    const sentence = typeof body.error === 'string' ? body.error : '';
    return new QueryError('rejected', sentence, from);
  }
  if (status >= 400 && status < 500) {
    const isWithoutTenant = typeof body === 'string' && body.trim() === NO_TENANT;
    return new QueryError('rejected', isWithoutTenant ? NO_TENANT : '', from);
  }
  if (GATEWAY_OR_PROMETHEUS.has(status)) return new QueryError('network', `status ${status}`, from);
  return new QueryError('malformed', 'the response is not from Prometheus', { ...from, body: 'other' });
}
