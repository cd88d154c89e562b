import type { RangeMs } from '../lib/time-range';
import type { PrometheusClient } from './client';

/**
 * Names of the LMDeploy and process metrics that the selection has in a range. Prometheus looks at whole blocks here,
 * so a name may stem from hours beside the range.
 * @param selector label matchers without braces
 * @throws QueryError
 */
export async function fetchMetricNames(
  client: PrometheusClient,
  selector: string,
  range: RangeMs,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const matcher = `{__name__=~"lmdeploy:.+"${selector === '' ? '' : `,${selector}`}}`;
  return new Set(await client.labelValues('__name__', matcher, range, signal));
}
