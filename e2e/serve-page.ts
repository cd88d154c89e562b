import { startNginx } from '../tools/servers/nginx/start';

export interface ServedPage {
  /** With a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the built page and a Prometheus behind it as it is shipped, by nginx on a free loopback port.
 * @param settings those of `.env` beside the address of Prometheus
 */
export async function servePage(
  prometheusUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ServedPage> {
  const nginx = await startNginx({ settings: { ...settings, PROMETHEUS_UPSTREAM: prometheusUrl } });
  return { url: `${nginx.url}/`, close: () => nginx.stop() };
}
