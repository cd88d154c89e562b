/**
 * A string literal of PromQL, quotes included.
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals
 */
export const promString = (value: string): string =>
  `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;

/** A value that a regular expression of Prometheus (RE2, anchored) matches literally. */
export const promRegex = (value: string): string => value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
