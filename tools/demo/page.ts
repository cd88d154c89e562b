import { fileURLToPath } from 'node:url';
import type { ViteDevServer } from 'vite';
import type { CleanUp } from '../process/clean-up';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Starts the development server of the page.
 * @param prometheusUrl the Prometheus to which it forwards queries; it need not respond yet
 */
export async function startPage(port: number, prometheusUrl: string, cleanUp: CleanUp): Promise<void> {
  // vite.config.ts reads this variable, as for "npm run dev".
  process.env['PROMETHEUS_URL'] = prometheusUrl;
  // Loading vite takes half a second; meanwhile the simulation already runs.
  const { createLogger, createServer } = await import('vite');
  const customLogger = createLogger('warn');
  const { error } = customLogger;
  // The page itself shows that Prometheus does not respond yet.
  customLogger.error = (message, options) => {
    if (!message.includes('http proxy error')) error(message, options);
  };
  const server = await createServer({ root: ROOT, server: { port }, customLogger, clearScreen: false });
  cleanUp.add({ close: () => server.close(), closeNow: () => undefined });
  await server.listen();
  warmUp(server);
}

/** Compiles the page before the browser requests it. The browser shows errors of the compilation. */
function warmUp(server: ViteDevServer): void {
  void server.warmupRequest('/src/main.ts').catch(() => undefined);
}
