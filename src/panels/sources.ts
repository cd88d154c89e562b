/** Where LMDeploy sets what happens to a request: first token, each output, finish. */
export const LOGGERS = 'https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/loggers.py';

/** What LMDeploy counts of its queues; set every 10 s. */
export const STATS = 'https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/stats.py';

/** Where the engine's cache usage comes from. */
export const SCHEDULER =
  'https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/pytorch/paging/scheduler.py';

/** What the Python client tells of its process. */
export const PROCESS =
  'https://github.com/prometheus/client_python/blob/master/prometheus_client/process_collector.py';

/** What Prometheus notes of each scrape. */
export const SCRAPE =
  'https://prometheus.io/docs/concepts/jobs_instances/#automatically-generated-labels-and-time-series';

/** The exporter of NVIDIA’s GPU readings. */
export const DCGM = 'https://github.com/NVIDIA/dcgm-exporter';
