import { RANK, TARGET } from '../lib/reading';

type Window = '$window' | '$gaugeWindow' | '1h';

/** Per second, over all selected ranks. */
export const rateOf = (metric: string, window: Window = '$window'): string =>
  `sum(rate(${metric}{$selector}[${window}]))`;

/** Per second, one series for each rank. */
export const rankRateOf = (metric: string, window: Window = '$window'): string =>
  `sum by (${RANK}) (rate(${metric}{$selector}[${window}]))`;

/** Per second, one series for each model, over five minutes at least. */
export const modelRateOf = (metric: string): string =>
  `sum by (model_name) (rate(${metric}{$selector}[$slowWindow]))`;

/**
 * A quotient that has no sample, in place of 0/0, where nothing was counted.
 * @param whole of a precedence above that of comparison: a sum needs no parentheses, `or` does
 */
export const ratioOf = (part: string, whole: string): string => `${part} / (${whole} > 0)`;

/** Mean of a histogram over all selected ranks, for use inside a larger expression. */
export const meanOf = (histogram: string): string =>
  ratioOf(rateOf(`${histogram}_sum`), rateOf(`${histogram}_count`));

/**
 * Present for a rank whose total of queue times is below 0 somewhere in the window, which is impossible. A decode node of a
 * disaggregated pair does not record when it schedules a request: with each request its total of queue times falls by the Unix
 * time, and its total of prefill times rises by the same. The total also identifies such a rank around a restart, when both
 * rates can look possible. It stays below 0, so the rank stays out until it restarts. The alert on queue time does the same.
 */
export const IMPOSSIBLE = 'min_over_time(lmdeploy:request_queue_time_seconds_sum{$selector}[$window]) < 0';

/**
 * The sum over all selected ranks except those with {@link IMPOSSIBLE} times: one such rank would outweigh all others. Each
 * part of a quotient needs it, so that both are about the same ranks.
 * @param perSeries with the labels of a rank as they are exported: a rate, or a difference of rates
 */
export const sumOfPossible = (perSeries: string): string => `sum(${perSeries} unless ${IMPOSSIBLE})`;

/** Per second and series, for use inside {@link sumOfPossible}. */
export const seriesRateOf = (metric: string): string => `rate(${metric}{$selector}[$window])`;

/** {@link meanOf} without ranks of {@link IMPOSSIBLE} times. */
export const possibleMeanOf = (histogram: string): string =>
  ratioOf(sumOfPossible(seriesRateOf(`${histogram}_sum`)), sumOfPossible(seriesRateOf(`${histogram}_count`)));

/**
 * Metrics of a process or of a scrape have neither model nor engine: an LMDeploy series of the same target adds these labels
 * and applies the selection.
 */
const ofRanks = (value: string, ranks: string): string =>
  `max by (${TARGET}) (${value}) * on (${TARGET}) group_right () group by (${RANK}) (${ranks})`;

const PRESENT = 'lmdeploy:num_requests_running{$selector}';

/** A value by target, one series for each selected rank that reports. */
export const perRank = (value: string): string => ofRanks(value, PRESENT);

/**
 * {@link perRank} also for ranks that have reported in the last hour, where their target has none now: one that is down has no series of
 * its own. A target that reports has other ranks than an hour ago where it was started again with another model.
 */
export const perKnownRank = (value: string): string =>
  ofRanks(value, `${PRESENT} or on (${TARGET}) last_over_time(${PRESENT}[1h])`);

/** Failed requests per second: a gauge that only grows. */
export const FAILED_RATE = rateOf('lmdeploy:num_requests_failed', '$gaugeWindow');
