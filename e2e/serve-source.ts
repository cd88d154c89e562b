import { createServer } from 'vite';
import { freePort } from '../tools/prometheus/free-port';

export interface SourceServer {
  /** Of a page below `e2e/`. */
  readonly urlOf: (page: string) => string;
  readonly close: () => Promise<void>;
}

/**
 * Serves pages of `e2e/` from their sources, with Prometheus where they expect it.
 * @param name of the test: two that run at once share no cache
 */
export async function serveSource(name: string, prometheusUrl: string): Promise<SourceServer> {
  const port = await freePort();
  const server = await createServer({
    // Not the cache of a server that a person runs in the same folder.
    cacheDir: `node_modules/.vite-e2e/${name}`,
    logLevel: 'silent',
    server: {
      host: '127.0.0.1',
      port,
      hmr: false,
      proxy: {
        '^/e2e/prometheus/api/v1/': {
          target: prometheusUrl,
          changeOrigin: true,
          rewrite: (path: string) => path.replace(/^\/e2e\/prometheus/, ''),
        },
      },
    },
  });
  await server.listen();
  return { urlOf: (page) => `http://127.0.0.1:${port}/e2e/${page}`, close: () => server.close() };
}
