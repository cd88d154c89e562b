import { fileURLToPath } from 'node:url';
import type { ViteDevServer } from 'vite';
import type { CleanUp } from '../process/clean-up';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Starts the development server of the page.
 * @param prometheusUrl where it forwards queries to; nothing need answer there yet
 */
export async function startPage(port: number, prometheusUrl: string, cleanUp: CleanUp): Promise<void> {
  // vite.config.ts reads it, as for "npm run dev".
  process.env['PROMETHEUS_URL'] = prometheusUrl;
  // Loaded only now, since it takes half a second in which the simulation can already run.
  const { createLogger, createServer } = await import('vite');
  const customLogger = createLogger('warn');
  const { error } = customLogger;
  // A page that is open before Prometheus is says so itself.
  customLogger.error = (message, options) => {
    if (!message.includes('http proxy error')) error(message, options);
  };
  const server = await createServer({ root: ROOT, server: { port }, customLogger, clearScreen: false });
  cleanUp.add({ close: () => server.close(), closeNow: () => undefined });
  await server.listen();
  warmUp(server);
}

/** Compiles the page before the browser asks for it; a fault in it is shown there. */
function warmUp(server: ViteDevServer): void {
  void server.warmupRequest('/src/main.ts').catch(() => undefined);
}
