import { METRIC_PREFIX } from '../lib/metric-prefix-pattern';
import type { Series } from './matrix';

/** What the names of LMDeploy's metrics begin with, where no collector has changed them. */
export const LMDEPLOY_PREFIX = 'lmdeploy:';

/** A text in quotes, with the matcher of names before it if it belongs to one; or the prefix in the name of a metric. */
const PART = /(__name__=~?)?("(?:[^"\\]|\\.)*")|lmdeploy:/g;

/**
 * An expression or matcher with the names of the metrics as they are stored. Label values keep what they have.
 * @param prefix such as `lmdeploy_`
 */
export function withStoredNames(promql: string, prefix: string): string {
  if (prefix === LMDEPLOY_PREFIX) return promql;
  return promql.replace(PART, (found, name?: string, text?: string) => {
    if (text === undefined) return prefix;
    return name === undefined ? found : name + text.replaceAll(LMDEPLOY_PREFIX, prefix);
  });
}

/** A stored name as LMDeploy exports it. */
export const exportedName = (name: string, prefix: string): string =>
  prefix !== LMDEPLOY_PREFIX && name.startsWith(prefix) ? LMDEPLOY_PREFIX + name.slice(prefix.length) : name;

/** Series with the names that LMDeploy exports. Most queries give series without a name. */
export function withExportedNames(series: readonly Series[], prefix: string): readonly Series[] {
  if (prefix === LMDEPLOY_PREFIX) return series;
  return series.map(({ labels, samples }) => {
    const name = labels['__name__'];
    if (name === undefined) return { labels, samples };
    return { labels: { ...labels, __name__: exportedName(name, prefix) }, samples };
  });
}

/** A gauge of LMDeploy that no other server exports. */
const OWN_METRIC = 'num_api_requests_routed';

/** Selects {@link OWN_METRIC} under any prefix. */
export const ANY_PREFIX = `{__name__=~".+${OWN_METRIC}"}`;

/** The prefix by the name of {@link OWN_METRIC}, or null when no name is one that a configuration can set. */
export function prefixOf(names: readonly string[]): string | null {
  const prefixes = names.map((name) => name.slice(0, -OWN_METRIC.length));
  return prefixes.find((prefix) => prefix !== LMDEPLOY_PREFIX && METRIC_PREFIX.test(prefix)) ?? null;
}
