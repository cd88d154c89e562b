import { RANK, TARGET } from '../../lib/reading';
import { bindTemplate, type Binding } from '../../queries/binding';
import { CAPACITY_BUCKETS, CAPACITY_METERS, CAPACITY_TARGET_METERS } from './capacity-meters';

const anyOf = (names: Readonly<Record<string, string>>): string => Object.values(names).join('|');

const PRESENT = 'lmdeploy:num_requests_running{$selector}';

/**
 * The raw samples of every series from which the minutes come: one sample for each series and point, and no window. Of the histograms
 * of latency only the buckets next to the goals.
 */
const SAMPLES =
  `{$selector,__name__=~"lmdeploy:(?:${anyOf({ ...CAPACITY_METERS, ...mapped(CAPACITY_BUCKETS) })})",` +
  `le=~"|$ttftBounds|$itlBounds"}` +
  ` or {__name__=~"${anyOf(CAPACITY_TARGET_METERS)}"} and on (${TARGET}) (${PRESENT} or ${PRESENT} offset 5m)`;

/** Names under keys that do not hide those of other series. */
function mapped(names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.values(names).map((name) => [name, name]));
}

/** The label that tells the series of {@link quantilesQuery} apart. */
export const QUANTILE_LABEL = 'latency';

/** The values of {@link QUANTILE_LABEL}. */
export const QUANTILES = ['ttft', 'itl', 'model-ttft', 'model-itl'] as const;

const HISTOGRAMS = { ttft: CAPACITY_BUCKETS.ttft, itl: CAPACITY_BUCKETS.itl } as const;

function quantile(name: keyof typeof HISTOGRAMS, by: string, label: string, objective: number): string {
  const rates = `sum by (le, ${by}) (rate(lmdeploy:${HISTOGRAMS[name]}{$selector}[$window]))`;
  return `label_replace(histogram_quantile(${objective}, ${rates}), "${QUANTILE_LABEL}", "${label}", "", "")`;
}

/** The query of the raw samples. A selector needs a matcher that is not empty, so the name comes with it. */
export const samplesQuery = (binding: Binding): string =>
  bindTemplate(SAMPLES, binding).replaceAll('{,', '{');

/** The query of the latencies that the share of the objective does not exceed, minute by minute: of each rank, and of each model. */
export function quantilesQuery(binding: Binding): string {
  const { objective } = binding.slo;
  return bindTemplate(
    [
      quantile('ttft', RANK, 'ttft', objective),
      quantile('itl', RANK, 'itl', objective),
      quantile('ttft', 'model_name', 'model-ttft', objective),
      quantile('itl', 'model_name', 'model-itl', objective),
    ].join(' or '),
    binding,
  );
}

/** The number of ranks: their samples decide whether the minutes can be loaded. */
export const ranksQuery = (binding: Binding): string => bindTemplate(`count(${PRESENT})`, binding);

/** The tokens that each rank has counted, for the peaks of many weeks. */
export const historyQuery = (binding: Binding): string => {
  const { output, prompt, cached } = CAPACITY_METERS;
  return bindTemplate(`{$selector,__name__=~"lmdeploy:(?:${output}|${prompt}|${cached})"}`, binding).replace(
    '{,',
    '{',
  );
};
