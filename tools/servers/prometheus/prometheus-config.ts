/** One scrape job: targets with the same scrape interval. */
export interface ScrapeConfig {
  readonly job: string;
  /** `host:port`; each target is scraped at `/metrics`. */
  readonly targets: readonly string[];
  readonly intervalS: number;
}

const INTERVAL_WITHOUT_JOBS_S = 15;

/** A Prometheus configuration file. It is JSON, which is valid YAML, so that no code here must quote strings. */
export function prometheusConfig(
  scrapeConfigs: readonly ScrapeConfig[],
  ruleFiles: readonly string[],
): string {
  const shortestS = Math.min(...scrapeConfigs.map(({ intervalS }) => intervalS));
  const config = {
    // Rules are evaluated as often as their inputs change.
    global: {
      evaluation_interval: seconds(Number.isFinite(shortestS) ? shortestS : INTERVAL_WITHOUT_JOBS_S),
    },
    rule_files: ruleFiles,
    scrape_configs: scrapeConfigs.map(({ job, targets, intervalS }) => ({
      job_name: job,
      scrape_interval: seconds(intervalS),
      scrape_timeout: seconds(intervalS),
      static_configs: [{ targets }],
    })),
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

function seconds(valueS: number): string {
  return `${Math.round(valueS * 1000)}ms`;
}
