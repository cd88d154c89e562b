import { preview } from 'vite';
import { freePort } from '../tools/prometheus/free-port';

/** What a strict portal allows: nothing inline, nothing from elsewhere. */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'";

export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built page with a Prometheus behind `prometheus/`, on a free loopback port. */
export async function servePage(prometheusUrl: string): Promise<ServedPage> {
  const port = await freePort();
  const server = await preview({
    configFile: false,
    logLevel: 'silent',
    preview: {
      host: '127.0.0.1',
      port,
      strictPort: true,
      headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY },
      proxy: {
        '^/prometheus/api/v1/': {
          target: prometheusUrl,
          changeOrigin: true,
          rewrite: (path) => path.replace(/^\/prometheus/, ''),
        },
      },
    },
  });
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
