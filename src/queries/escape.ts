/**
 * A string literal of PromQL, quotes included.
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals
 */
export const promString = (value: string): string =>
  `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;

/** A regular expression (RE2) that matches exactly `value`. */
export const promRegex = (value: string): string => value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
