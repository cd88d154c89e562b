import type { FetchResponse } from './axios-fetch';
import { QueryError } from './errors';
import { ownValue } from '../../lib/own-value';

/** The `data` of a response. @throws QueryError of kind `malformed`, or `rejected` for a refusal with a status of success */
export function readData({ data, status }: FetchResponse): unknown {
  const body = data as { status?: unknown; data?: unknown } | string | null;
  if (typeof body === 'object' && body !== null && body.status === 'success') return body.data;
  throw typeof body === 'string' ? oddText(body, status) : refusalOf(body, status);
}

/** The error for JSON without the expected data: the refusal that it contains, whatever the HTTP status is. */
export function refusalOf(body: unknown, status: number | null): QueryError {
  const { status: state, error } = (body ?? {}) as { status?: unknown; error?: unknown };
  if (state === 'error')
    return new QueryError('rejected', typeof error === 'string' ? error : '', { status });
  return new QueryError('malformed', 'the response is not from Prometheus', { status, body: 'other' });
}

/** The error for a text that is not JSON. */
function oddText(text: string, status: number | null, cause?: unknown): QueryError {
  const body = /^\s*</.test(text) ? 'page' : /^\s*[{[]/.test(text) ? 'cut' : 'other';
  return new QueryError('malformed', 'the response is not JSON', { status, body, cause });
}

/** The texts of a list. @throws QueryError of kind `malformed` when it is no list, or a list of anything else */
export function textsIn(list: unknown): string[] {
  const texts = Array.isArray(list) ? list.filter((value) => typeof value === 'string') : null;
  if (texts === null || (texts.length === 0 && (list as unknown[]).length > 0)) throw noList();
  return texts;
}

/** The values of a label in the label sets of series, each once. @throws QueryError of kind `malformed` */
export function valuesIn(series: unknown, label: string): string[] {
  if (!Array.isArray(series)) throw noList();
  const values = series.map((labels: unknown) => ownValue((labels ?? {}) as Record<string, unknown>, label));
  return [...new Set(values.filter((value) => typeof value === 'string'))];
}

const noList = (): QueryError =>
  new QueryError('malformed', 'the response is not a list of texts', { body: 'other' });

/** The time of the server by its `Date` header, epoch ms; null without one. */
export function readDate(headers: Headers): number | null {
  const ms = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? null : ms;
}

/** A server cannot keep the page away for longer than this, seconds. */
const LONGEST_WAIT_S = 600;

/**
 * The header `Retry-After`, seconds; null without one.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function readRetryAfterS(headers: Headers): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  const atMs = Date.parse(text);
  const seconds = /^\d+$/.test(text) ? Number(text) : (atMs - (readDate(headers) ?? Date.now())) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds), LONGEST_WAIT_S) : null;
}

/** @throws QueryError of kind `malformed` */
export function parseJson(text: string, status: number | null = null): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw oddText(text, status, cause);
  }
}
