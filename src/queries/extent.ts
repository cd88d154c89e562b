import type { RangeMs } from '../lib/time-range';
import type { PrometheusClient } from './http/client';
import { ANY_PREFIX, prefixOf } from './metric-prefix';
import { PRESENCE_METRIC } from './presence';

const HOUR_S = 3600;

/**
 * How far back to look for data, and the step of that search. The second one also finds data between two full hours:
 * Prometheus repeats a sample for longer than its step.
 */
const SEARCHES = ['90d:1h', '1d:4m'];

/** Step of the search for the moment of a request, seconds. */
const FINE_STEP_S = 10;

/** When the data of a selection begins and ends, epoch ms; null when none was found. */
export interface DataExtent {
  readonly beginsMs: number | null;
  readonly endsMs: number | null;
}

/**
 * Finds the first and the last sample of a selection within the last 90 days, to half a minute. For a range without data.
 * A selection whose data lie between two full hours is found within the last day only.
 * @param selector label matchers without braces
 * @throws QueryError
 */
export async function fetchExtent(
  client: Pick<PrometheusClient, 'instant'>,
  selector: string,
  nowMs: number,
  signal: AbortSignal,
): Promise<DataExtent> {
  const when = `timestamp(${PRESENCE_METRIC}{${selector}})`;
  const nowS = Math.ceil(nowMs / 1000);
  const fetchTimeMs = async (expr: string, timeS: number): Promise<number | null> =>
    timeMsOf((await client.instant(expr, timeS, signal))[0]?.values);
  /** A search by the hour finds the first sample up to an hour late, and the last one up to an hour early. */
  const nearly = (bound: 'min' | 'max'): Promise<number | null> => {
    const found = SEARCHES.map((search) => `${bound}_over_time(${when}[${search}])`);
    // The last term: the sample of now need not be on a step.
    return fetchTimeMs(`${bound}(${[...found, when].join(' or ')})`, nowS);
  };
  const exactly = (bound: 'min' | 'max', timeS: number): Promise<number | null> =>
    fetchTimeMs(`${bound}(${bound}_over_time(${when}[1h:30s]))`, timeS);
  const [firstMs, lastMs] = await Promise.all([nearly('min'), nearly('max')]);
  if (firstMs === null || lastMs === null) return { beginsMs: firstMs, endsMs: lastMs };
  const [beginsMs, endsMs] = await Promise.all([
    exactly('min', firstMs / 1000),
    exactly('max', Math.min(lastMs / 1000 + HOUR_S, nowS)),
  ]);
  return { beginsMs: beginsMs ?? firstMs, endsMs: endsMs ?? lastMs };
}

/**
 * Finds when the last request of a selection ended, within the day before `timeS`.
 * @param selector label matchers without braces
 * @param timeS Unix seconds
 * @returns epoch ms, to ten seconds and a scrape interval; null when no request ended
 * @throws QueryError
 */
export async function fetchLastRequest(
  client: PrometheusClient,
  selector: string,
  timeS: number,
  signal: AbortSignal,
): Promise<number | null> {
  const stepS = 120;
  const endS = Math.floor(timeS / stepS) * stepS;
  const finished = `sum(increase(lmdeploy:e2e_request_latency_seconds_count{${selector}}[2m])) > 0`;
  const startS = endS - 24 * HOUR_S;
  const { series } = await client.range(finished, { startS, endS, stepS }, signal);
  const last = series[0]?.samples.values.findLastIndex((count) => count > 0) ?? -1;
  if (last < 0) return null;
  const foundS = startS + last * stepS;
  const near = { startS: foundS - stepS, endS: foundS, stepS: FINE_STEP_S };
  const total = await client.range(
    `sum(lmdeploy:e2e_request_latency_seconds_count{${selector}})`,
    near,
    signal,
  );
  const totals = total.series[0]?.samples.values ?? new Float64Array();
  // The request ended between this point and the next one. The later of the two could be in a range without requests.
  const before = totals.findLastIndex((count) => count !== totals.at(-1));
  return (near.startS + Math.max(0, before) * FINE_STEP_S) * 1000;
}

function timeMsOf(values: readonly (readonly [number, string])[] | undefined): number | null {
  const seconds = Number(values?.[0]?.[1]);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

/**
 * The data nearest to a range without data: the end of the data before it, else the beginning of the data after it.
 * @returns null when no data was found
 */
export function nearestData(
  extent: DataExtent,
  range: RangeMs,
): { kind: 'begins' | 'ends'; ms: number } | null {
  if (extent.endsMs !== null && extent.endsMs < range.fromMs) return { kind: 'ends', ms: extent.endsMs };
  if (extent.beginsMs !== null && extent.beginsMs > range.toMs)
    return { kind: 'begins', ms: extent.beginsMs };
  if (extent.endsMs !== null) return { kind: 'ends', ms: extent.endsMs };
  return extent.beginsMs === null ? null : { kind: 'begins', ms: extent.beginsMs };
}

/**
 * Finds the prefix of LMDeploy's metrics where a collector has renamed them: `lmdeploy_`; null where none is stored under
 * another name.
 * @throws QueryError
 */
export const fetchOtherPrefix = async (
  client: PrometheusClient,
  range: RangeMs,
  signal: AbortSignal,
): Promise<string | null> => prefixOf(await client.labelValues('__name__', [ANY_PREFIX], range, signal));
