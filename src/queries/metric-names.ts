import type { RangeMs } from '../lib/time-range';
import type { PrometheusClient } from './http/client';
import { unlessRefused } from './http/errors';
import { fitsInUrl } from './http/url-length';

/** Metrics of other exporters that the page shows; they lack the labels of the selection. */
const OTHER_EXPORTERS = '{__name__=~"DCGM_FI_DEV_(GPU_UTIL|FB_USED|GPU_TEMP|POWER_USAGE)"}';

/** Keeps one bucket of each histogram: names that come from the list of series need no more, and most series are buckets. */
const ONE_BUCKET = ',le=~"|\\\\+Inf"';

const MINUTE_MS = 60_000;

/** The whole minutes that a range touches: pages that open in the same minute send the same request. */
const inMinutes = ({ fromMs, toMs }: RangeMs): RangeMs => ({
  fromMs: Math.floor(fromMs / MINUTE_MS) * MINUTE_MS,
  toMs: Math.ceil(toMs / MINUTE_MS) * MINUTE_MS,
});

/**
 * Fetches the names of the LMDeploy metrics of the selection, and of all GPU metrics, in a range. Prometheus looks at
 * whole blocks, so a name may come from hours before or after the range. Where the list is refused, the names are those at
 * the end of the range, by a query.
 * @param selector label matchers without braces
 * @throws QueryError
 */
export async function fetchMetricNames(
  client: PrometheusClient,
  selector: string,
  range: RangeMs,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const matchersWith = (more: string): string[] => [
    `{__name__=~"lmdeploy:.+"${more}${selector === '' ? '' : `,${selector}`}}`,
    OTHER_EXPORTERS,
  ];
  const matchers = matchersWith('');
  const listed = await unlessRefused(
    client.labelValues(
      '__name__',
      fitsInUrl(matchers) ? matchers : matchersWith(ONE_BUCKET),
      inMinutes(range),
      signal,
    ),
  );
  if (listed) return new Set(listed);
  const atEnd = `group by (__name__) (${matchersWith(ONE_BUCKET).join(' or ')})`;
  const found = await client.instant(atEnd, range.toMs / 1000, signal);
  return new Set(found.flatMap(({ metric }) => metric['__name__'] ?? []));
}
