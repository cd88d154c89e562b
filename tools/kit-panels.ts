/** The ids of the panels that LMDeploy's own Grafana dashboard has too. */
export const KIT_PANELS = [
  'e2e-latency',
  'token-throughput',
  'time-per-output-token',
  'inter-token-latency',
  'scheduler',
  'time-to-first-token',
  'kv-cache-usage',
  'finish-reason',
  'queue-time',
] as const;
