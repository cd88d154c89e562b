/** What the name of a metric may begin with. @see https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels */
export const METRIC_PREFIX = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
