import { promRegex, promString } from '../../queries/escape';
import { bindTemplate, lookbackS, type Binding } from '../../queries/binding';

/** The counters of tokens. Input tokens include cached ones. */
export const TOKEN_COUNTERS = {
  in: 'lmdeploy:prompt_tokens_total',
  out: 'lmdeploy:generation_tokens_total',
  cached: 'lmdeploy:cached_tokens_total',
} as const;
export type TokenKind = keyof typeof TOKEN_COUNTERS;
export const TOKEN_KINDS = Object.keys(TOKEN_COUNTERS) as readonly TokenKind[];

/** The label that says what a series of the answer is. */
export const OF = 'of';
/** Before the kind of tokens, for a rank whose growth is not the difference of two samples; before {@link ALL}, of no kind. */
export const UNCLEAR = 'unclear-';
export const ALL = 'all';
/** In the answer to {@link detailQuery}, when processes started. */
export const STARTED = 'started';

const START = 'process_start_time_seconds';
const ENERGY = 'DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION';
const POWER = 'DCGM_FI_DEV_POWER_USAGE';

const called = (name: string, expr: string): string => `label_replace(${expr}, "${OF}", "${name}", "", "")`;

/** The labels by which servers and GPUs find each other. */
const hostLabels = (hostLabel: string | null): { readonly server: string; readonly gpu: string } =>
  hostLabel === null
    ? { server: 'instance', gpu: 'instance, Hostname' }
    : { server: hostLabel, gpu: hostLabel };

/**
 * What the counters grew by in the `lengthS` seconds before each point, summed by model in Prometheus. A difference of two samples
 * is exact for a rank that has both and did not restart; the others are listed by rank and counted from their samples
 * ({@link detailQuery}). Those that came and went in between, and those that restarted where nothing exports the start of processes,
 * are seen in all samples alone: these are read of one counter, as all of a rank have samples and restart at the same times. A rank
 * that they show to have restarted may be in the sums too. `ranks`: those that the difference counts. `joules` by GPU host, where an
 * energy counter is scraped, with the hosts of the models.
 */
export function growthQuery(binding: Binding, lengthS: number, hostLabel: string | null): string {
  const restarted = `(${START} != ${START} offset ${lengthS}s)`;
  const parts = TOKEN_KINDS.flatMap((kind) => {
    const now = `${TOKEN_COUNTERS[kind]}{$selector}`;
    const before = `${now} offset ${lengthS}s`;
    const clear = `(${now} - ${before} >= 0 unless on ($target) ${restarted})`;
    const unclear = `${now} unless ${before} or ${before} unless ${now} or ${now} < ${before} or ${now} and on ($target) ${restarted}`;
    return [
      called(kind, `sum by (model_name) ${clear}`),
      ...(kind === 'out' ? [called('ranks', `count by (model_name) ${clear}`)] : []),
      called(UNCLEAR + kind, `group by ($rank) (${unclear})`),
    ];
  });
  const now = `${TOKEN_COUNTERS.out}{$selector}`;
  // The sample at the start of the time may be older than that.
  const restarts = `resets(${now}[${Math.ceil(lengthS + lookbackS(binding))}s])`;
  // -1 for a rank with both samples, so that `restarts`, the dearest part, is there once.
  const both = called('both', `0 * (${now} - ${now} offset ${lengthS}s) - 1`);
  parts.push(called(UNCLEAR + ALL, `group by ($rank) (sum without (${OF}) (${restarts} or ${both}) != -1)`));
  const { server, gpu } = hostLabels(hostLabel);
  const energy = `max by (${gpu}, gpu) (${ENERGY} - ${ENERGY} offset ${lengthS}s >= 0)`;
  const someGpu = `on () group({__name__=~"${ENERGY}|${POWER}"})`;
  parts.push(
    called('joules', `sum by (${gpu}) (${energy}) / 1000`),
    called('host', `group by (model_name, ${server}) (${TOKEN_COUNTERS.out}{$selector}) and ${someGpu}`),
  );
  return bindTemplate(parts.join(' or '), binding);
}

/**
 * What only minutes tell: the most tokens of a model in one minute of each step, and the energy of GPUs from their power, joules by GPU
 * host. Reads each counter once a minute.
 */
export function minutesQuery(binding: Binding, lengthS: number, hostLabel: string | null): string {
  // Prometheus 3 leaves out the left end of a range, earlier versions have it: without its last second both have the same minutes.
  const minutes = `[${lengthS - 1}s:1m]`;
  const most = (kind: TokenKind): string => {
    const counter = `${TOKEN_COUNTERS[kind]}{$selector}`;
    return `max_over_time(sum by (model_name) (clamp_min(${counter} - ${counter} offset 1m, 0))${minutes})`;
  };
  const { gpu } = hostLabels(hostLabel);
  const watts = `sum by (${gpu}) (max by (${gpu}, gpu) (${POWER}))`;
  const parts = [
    called('peak-in', most('in')),
    called('peak-out', most('out')),
    called('joules', `sum_over_time(${watts}${minutes}) * 60`),
  ];
  return bindTemplate(parts.join(' or '), binding);
}

/** The samples of the counters of some instances, by kind, and when their processes started. */
export function detailQuery(binding: Binding, instances: readonly string[]): string {
  const at = `instance=~${promString(instances.map(promRegex).join('|'))}`;
  const within = (selector: string): Binding => ({ ...binding, selector });
  const ofRanks = within(binding.selector === '' ? at : `${binding.selector},${at}`);
  return [
    ...TOKEN_KINDS.map((kind) => bindTemplate(called(kind, `${TOKEN_COUNTERS[kind]}{$selector}`), ofRanks)),
    bindTemplate(called(STARTED, `${START}{$selector}`), within(at)),
  ].join(' or ');
}
