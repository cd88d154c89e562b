import type { Words } from '../i18n/words';

const UNREADABLE = 'unreadable series: ';

/** The warning for series of a response that could not be read, among the warnings of Prometheus. */
export const unreadableSeries = (count: number): string => `${UNREADABLE}${count}`;

/**
 * The warning for a response of a VictoriaMetrics cluster that lacks what some of its storage nodes hold: it says so in a field of its
 * own, and has no warnings.
 * @see https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#cluster-availability
 */
export const PARTIAL_RESPONSE = 'partial response';

/** The note at a result of samples that are further apart than they were scraped, because the server has no others. */
export const COARSE_SAMPLES = 'coarse samples';

/** A warning in the language of `words`; those of Prometheus as they are. */
export const warningWords = (warning: string, words: Words): string =>
  warning === PARTIAL_RESPONSE
    ? words.partialResponse
    : warning === COARSE_SAMPLES
      ? words.coarseSamples
      : warning.startsWith(UNREADABLE)
        ? words.unreadableSeries(Number(warning.slice(UNREADABLE.length)))
        : warning;

/**
 * True for a warning that a part of the data was not there when the query ran, and may come back: a store of Thanos, a storage node, a
 * remote read that failed. What Prometheus says of the query itself begins with `PromQL`.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview
 */
export const isAboutMissingData = (warning: string): boolean =>
  !warning.startsWith('PromQL ') && warning !== COARSE_SAMPLES && !warning.startsWith(UNREADABLE);
