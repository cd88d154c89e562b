import type { RangeMs } from '../lib/time-range';
import type { PrometheusClient } from './http/client';

/** Metrics that stand on the page and are not of LMDeploy, so that no label of the selection is theirs. */
const OTHERS = '{__name__=~"DCGM_FI_DEV_(GPU_UTIL|FB_USED|GPU_TEMP|POWER_USAGE)"}';

/**
 * Names of the LMDeploy metrics that the selection has in a range, and of the GPU metrics that are there at all.
 * Prometheus looks at whole blocks here, so a name may stem from hours beside the range.
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
  return new Set(await client.labelValues('__name__', [matcher, OTHERS], range, signal));
}
