import { printDuration } from './duration';
import { UNJOINED } from './gpu-labels';
import type { SelectionFacts } from './reading';

/** A gauge that every server exports. */
const SERVER = 'lmdeploy:num_requests_running';

/** The label that both sides of the join get. No exporter has it. */
const HOST = 'gpu_host';

/** The host in an address, and its first part where it is a name with dots. */
const ADDRESS = '(.+?)(:[0-9]+)?';
const SHORT = '([^.:]*[A-Za-z][^.:]*)[.].+';

/** How long the GPUs of a server are shown after its last sample, seconds: through a restart, and after a crash. */
const LASTS_S = 3600;
/** How often servers are looked at within that time at most, seconds. */
const LOOKS_S = 60;

const hostFrom = (expr: string, label: string, pattern: string): string =>
  `label_replace(${expr}, "${HOST}", "$1", "${label}", "${pattern}")`;

/**
 * One series for each GPU of the hosts on which a server of the selection reported in the hour before; of all hosts without a
 * selection. A server and a GPU share a host where `gpuHostLabel` has the same value; without it, where the host in the `instance` of
 * the server is that in the `instance` or the `Hostname` of the GPU, with or without its domain. While a server of the selection
 * reports and no server at all shares a host with a GPU, all GPUs are there, with the label {@link UNJOINED}.
 * @param expr PromQL with the labels of the exporter; it binds more tightly than `and`
 * @returns a template, with `$selector`
 */
export function gpusOfHosts(
  expr: string,
  { selector, gpuHostLabel = null, sampling }: SelectionFacts,
): string {
  if (selector === '') return `max by (Hostname, gpu) (${expr})`;
  const hosts = (matchers: string): string => {
    const by = (matcher: string): string => `${SERVER}{${matchers}${matcher}}`;
    if (gpuHostLabel !== null) return `group by (${gpuHostLabel}) (${by(`${gpuHostLabel}!=""`)})`;
    const whole = hostFrom(by('instance!=""'), 'instance', ADDRESS);
    const short = hostFrom(by(`instance=~"${SHORT}"`), 'instance', SHORT);
    return `group by (${HOST}) (${whole} or ${short})`;
  };
  const onHosts = (servers: string): string =>
    gpuHostLabel !== null
      ? `${expr} and on (${gpuHostLabel}) ${servers}`
      : `${hostFrom(expr, 'instance', ADDRESS)} and on (${HOST}) ${servers} or ` +
        `${hostFrom(expr, 'Hostname', '(.+)')} and on (${HOST}) ${servers}`;
  const looksS = Math.max(LOOKS_S, sampling?.stepS ?? 0);
  const window = `[${printDuration(Math.max(LASTS_S, looksS))}:${printDuration(looksS)}]`;
  const joined = onHosts(`last_over_time(${hosts('$selector,')}${window})`);
  const all = `${expr} and on () ${SERVER}{$selector} unless on () (${onHosts(hosts(''))})`;
  return `max by (Hostname, gpu, ${UNJOINED}) (${joined} or label_replace(${all}, "${UNJOINED}", "true", "", ""))`;
}

/** What stands for {@link gpusOfHosts} in a template, before an expression in parentheses. */
const PLACEHOLDER = '$gpus(';

/** A template with `$gpus(…)` replaced. */
export function withGpus(template: string, facts: SelectionFacts): string {
  const from = template.indexOf(PLACEHOLDER);
  if (from < 0) return template;
  const start = from + PLACEHOLDER.length;
  let end = start;
  for (let depth = 1; end < template.length; end++) {
    const char = template[end];
    if (char === '(') depth++;
    else if (char === ')' && --depth === 0) break;
  }
  return template.slice(0, from) + gpusOfHosts(template.slice(start, end), facts) + template.slice(end + 1);
}
