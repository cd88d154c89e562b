/** The panels of the dashboard that LMDeploy ships for Grafana, by our ids. Links, tests and embedders rely on them. */
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
