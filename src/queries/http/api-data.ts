import { parseDurationS } from '../../lib/duration';
import { QueryError } from './errors';

/**
 * One series as Prometheus sends it: times in Unix seconds, values as text, so that NaN, +Inf and -Inf stay distinct.
 */
export interface RawSeries {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: readonly (readonly [number, string])[];
}

/** A scrape target, as far as the page uses it. */
export interface ScrapeTarget {
  readonly job: string;
  readonly instance: string;
  /** Seconds, or null when the server does not say. */
  readonly scrapeIntervalS: number | null;
  /** `up`, `down` or `unknown`. */
  readonly health: string;
  /** Why the last scrape failed; empty when it did not. */
  readonly lastError: string;
}

interface RawResult {
  metric?: Record<string, string>;
  value?: [number, string];
  values?: [number, string][];
}

/**
 * Reads the series of a matrix, a vector or a scalar.
 * @param data the `data` of a response to an instant query
 * @throws QueryError of kind `malformed`
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#expression-query-result-formats
 */
export function readSeries(data: unknown): RawSeries[] {
  const { resultType, result } = (data ?? {}) as { resultType?: unknown; result?: unknown };
  if (resultType === 'scalar') return [{ metric: {}, values: [result as [number, string]] }];
  if (!Array.isArray(result)) throw new QueryError('malformed', 'the response has no result');
  return (result as RawResult[]).map(({ metric = {}, value, values }) => ({
    metric,
    values: values ?? (value ? [value] : []),
  }));
}

/**
 * Reads the active targets; none where the server lists none.
 * @param data the `data` of a response of `/api/v1/targets`
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#targets
 */
export function readTargets(data: unknown): ScrapeTarget[] {
  const active = (data as { activeTargets?: unknown } | null)?.activeTargets;
  return Array.isArray(active) ? active.map(readTarget) : [];
}

function readTarget(raw: unknown): ScrapeTarget {
  const target = raw as {
    labels?: Record<string, string>;
    scrapeInterval?: string;
    health?: string;
    lastError?: string;
  };
  return {
    job: target.labels?.['job'] ?? '',
    instance: target.labels?.['instance'] ?? '',
    scrapeIntervalS: parseDurationS(target.scrapeInterval ?? ''),
    health: target.health ?? 'unknown',
    lastError: target.lastError ?? '',
  };
}
