/** The events of a request: first token, each output, finish. */
export const LOGGERS = 'https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/loggers.py';

/** The queues of LMDeploy; set every 10 s. */
export const STATS = 'https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/stats.py';

/** The KV cache usage of the engine. */
export const SCHEDULER =
  'https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/pytorch/paging/scheduler.py';

/** Process metrics of the Python client. */
export const PROCESS =
  'https://github.com/prometheus/client_python/blob/master/prometheus_client/process_collector.py';

/** Metrics that Prometheus adds for each scrape. */
export const SCRAPE =
  'https://prometheus.io/docs/concepts/jobs_instances/#automatically-generated-labels-and-time-series';

/** The exporter of NVIDIA’s GPU readings. */
export const DCGM = 'https://github.com/NVIDIA/dcgm-exporter';
