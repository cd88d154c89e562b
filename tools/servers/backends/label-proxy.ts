import { freePort } from '../../process/free-port';
import { startProgram, type RunningProgram } from './start-program';

/** The header in which prom-label-proxy reads the namespace; it is `TENANT_HEADER` of nginx. */
export const NAMESPACE_HEADER = 'X-Namespace';

/**
 * Starts prom-label-proxy in front of a Prometheus: it adds the namespace of a header to every query.
 * @param label that holds the namespace
 * @returns `url` without a slash at the end
 */
export async function startLabelProxy(
  prometheusUrl: string,
  label = 'namespace',
): Promise<RunningProgram & { url: string }> {
  const [port, own] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const running = await startProgram({
    program: 'prom-label-proxy',
    args: [
      `-insecure-listen-address=127.0.0.1:${port}`,
      `-internal-listen-address=127.0.0.1:${own}`,
      `-upstream=${prometheusUrl}`,
      `-label=${label}`,
      `-header-name=${NAMESPACE_HEADER}`,
      '-enable-label-apis',
    ],
    readyUrl: `http://127.0.0.1:${port}/healthz`,
    isAnyStatus: true,
  });
  return { url, ...running };
}
