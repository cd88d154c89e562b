import type { RangeMs } from '../lib/time-range';
import type { PrometheusClient } from './http/client';
import { ANY_PREFIX, prefixOf } from './metric-prefix';

/** Metrics of other exporters that the page shows; they lack the labels of the selection. */
const OTHER_EXPORTERS = '{__name__=~"DCGM_FI_DEV_(GPU_UTIL|FB_USED|GPU_TEMP|POWER_USAGE)"}';

/**
 * Fetches the names of the LMDeploy metrics of the selection, and of all GPU metrics, in a range. Prometheus looks at
 * whole blocks, so a name may come from hours before or after the range.
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
  return new Set(await client.labelValues('__name__', [matcher, OTHER_EXPORTERS], range, signal));
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
