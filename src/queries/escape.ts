/**
 * A string literal of PromQL, quotes included. The replacement character is written as an escape: Prometheus takes the
 * character itself for a fault of UTF-8 and refuses the query. Links have it in place of bytes that are not UTF-8.
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals
 */
export const promString = (value: string): string =>
  `"${value
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')
    .replace(/\ufffd/g, '\\ufffd')}"`;

/** A regular expression (RE2) that matches exactly `value`. */
export const promRegex = (value: string): string => value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
