import type { FetchResponse } from './axios-fetch';
import { QueryError } from './errors';

/** The `data` of a response. @throws QueryError of kind `malformed` */
export function readData(response: FetchResponse): unknown {
  const body = response.data as { status?: unknown; data?: unknown } | string | null;
  if (typeof body !== 'object' || body === null || body.status !== 'success') {
    throw new QueryError('malformed', 'the response is not from Prometheus', { status: response.status });
  }
  return body.data;
}

/** The values of a label in the label sets of series, each once. */
export const valuesIn = (series: readonly Readonly<Record<string, string>>[], label: string): string[] => [
  ...new Set(series.flatMap((labels) => labels[label] ?? [])),
];

/** The time of the server by its `Date` header, epoch ms; null without one. */
export function readDate(headers: Headers): number | null {
  const ms = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? null : ms;
}

/** @throws QueryError of kind `malformed` */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new QueryError('malformed', 'the response is no JSON', { cause });
  }
}
