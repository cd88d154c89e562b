import type { Labels } from '../lib/labels';
import { RANK_LABELS, TARGET_LABELS } from '../lib/rank-labels';
import type { PrometheusClient } from './http/client';
import { unlessRefused } from './http/errors';
import { PRESENCE_METRIC } from './presence';

/** A series, and the Unix time of its last sample. */
export interface SeenSeries {
  readonly labels: Labels;
  readonly lastS: number;
}

/**
 * Each target and each rank that shares its names with another one; the value is the time of its last sample. The response is
 * empty where no two share their names. The selection does not count: a join must also keep targets apart that it excludes.
 */
function sharedNamesExpr(): string {
  const target = TARGET_LABELS.join(', ');
  const rank = RANK_LABELS.join(', ');
  const targets = `(timestamp(up) or on (${target}) timestamp(process_start_time_seconds))`;
  const known = [PRESENCE_METRIC, `${PRESENCE_METRIC} offset 1h`, `${PRESENCE_METRIC} offset 1d`].join(
    ' or ',
  );
  return (
    `${targets} and on (${target}) count by (${target}) ${targets} > 1 and on (${target}) (${known})` +
    ` or timestamp(${PRESENCE_METRIC}) and on (${rank}) count by (${rank}) (${PRESENCE_METRIC}) > 1`
  );
}

/**
 * Fetches the series of targets and ranks that share their names with others: none in most set-ups.
 * @param timeS Unix seconds
 * @returns none where the server refuses the query
 * @throws QueryError when Prometheus is not reached
 */
export async function fetchSharedNames(
  client: PrometheusClient,
  timeS: number,
  signal: AbortSignal,
): Promise<readonly SeenSeries[]> {
  const found = await unlessRefused(client.instant(sharedNamesExpr(), timeS, signal));
  return (found ?? []).map(({ metric, values }): SeenSeries => {
    return { labels: metric, lastS: Number(values.at(-1)?.[1] ?? NaN) };
  });
}
