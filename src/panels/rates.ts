/** The labels that tell one DP rank from another. */
export const RANK = 'model_name, instance, engine';

type Window = '$window' | '$gaugeWindow' | '1h';

/** Per second, over all selected ranks. */
export const rateOf = (metric: string, window: Window = '$window'): string =>
  `sum(rate(${metric}{$selector}[${window}]))`;

/** Per second, one series for each rank. */
export const rankRateOf = (metric: string, window: Window = '$window'): string =>
  `sum by (${RANK}) (rate(${metric}{$selector}[${window}]))`;

/**
 * A quotient without a sample where nothing was counted, in place of 0/0.
 * @param whole of a precedence above that of comparison: a sum needs no parentheses, `or` does
 */
export const ratioOf = (part: string, whole: string): string => `${part} / (${whole} > 0)`;

/** Mean of a histogram over all selected ranks, for use inside a larger expression. */
export const meanOf = (histogram: string): string =>
  ratioOf(rateOf(`${histogram}_sum`), rateOf(`${histogram}_count`));

/**
 * What Prometheus knows of a process or of a scrape has neither model nor engine: they come from an LMDeploy series of
 * the same target, and with them the choice of the view. `max` first: two clusters may use one name for a target.
 */
const ofRanks = (value: string, ranks: string): string =>
  `max by (${RANK}) (max by (job, instance) (${value}) * on (job, instance) group_right ()` +
  ` group by (job, ${RANK}) (${ranks}))`;

/** A value by job and instance, one series for each selected rank that reports. */
export const perRank = (value: string): string => ofRanks(value, 'lmdeploy:num_requests_running{$selector}');

/** {@link perRank} also for ranks that have reported in the last hour: one that is down has no series of its own. */
export const perKnownRank = (value: string): string =>
  ofRanks(value, 'last_over_time(lmdeploy:num_requests_running{$selector}[1h])');

/** Failed requests per second: a gauge that only grows. */
export const FAILED_RATE = rateOf('lmdeploy:num_requests_failed', '$gaugeWindow');
