import { existsSync, readFileSync } from 'node:fs';
import { Agent, createServer, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CleanUp } from '../../process/clean-up';
import { freePort } from '../../process/free-port';
import { forwardRequest } from '../../servers/forward-request';

const TYPES: ReadonlyMap<string, string> = new Map<string, string>([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
]);

const API = /^\/prometheus(\/api\/v1\/.*)$/;

/**
 * Serves all pages from one origin, compressed, with a Prometheus behind `prometheus/`: `/` is the dashboard,
 * `/hand-written` the hand-written page, `/blank` an empty page.
 * @param distDir the built dashboard
 * @returns the origin, with a slash at the end
 */
export async function servePages(options: {
  readonly distDir: string;
  readonly handWritten: string;
  readonly prometheusUrl: string;
  /** Added to each request to Prometheus, such as a tenant. */
  readonly prometheusHeaders?: Readonly<Record<string, string>>;
  readonly cleanUp: CleanUp;
}): Promise<{ readonly url: string; readonly close: () => void }> {
  const { distDir, handWritten, prometheusUrl, prometheusHeaders, cleanUp } = options;
  const agent = new Agent({ keepAlive: true });
  const handWrittenBody = gzipSync(handWritten, { level: 9 });
  const server = createServer((incoming, outgoing) => {
    const path = new URL(incoming.url ?? '/', 'http://localhost').pathname;
    const apiPath = API.exec(incoming.url ?? '/')?.[1];
    if (apiPath !== undefined)
      forwardRequest(
        { method: incoming.method, headers: { ...incoming.headers, ...prometheusHeaders } },
        incoming,
        outgoing,
        new URL(`${prometheusUrl}${apiPath}`),
        agent,
      );
    else if (path === '/blank')
      send(outgoing, '.html', gzipSync('<!doctype html><title>blank</title><link rel="icon" href="data:,">'));
    else if (path === '/hand-written') send(outgoing, '.html', handWrittenBody);
    else sendFile(outgoing, distDir, path.slice(1));
  });
  const port = await freePort();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const close = (): void => {
    server.close();
    server.closeAllConnections();
    agent.destroy();
  };
  cleanUp.add({ closeNow: close });
  return { url: `http://127.0.0.1:${port}/`, close };
}

function send(outgoing: ServerResponse, extension: string, gzip: Buffer): void {
  outgoing
    .writeHead(200, {
      'content-type': TYPES.get(extension) ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'content-length': gzip.length,
      'cache-control': 'no-cache',
    })
    .end(gzip);
}

/** @param name relative to the folder; empty for its page */
function sendFile(outgoing: ServerResponse, dir: string, name: string): void {
  const path = join(dir, normalize(`/${name === '' ? 'index.html' : name}`));
  if (existsSync(`${path}.gz`)) send(outgoing, extname(path), readFileSync(`${path}.gz`));
  else if (existsSync(path)) send(outgoing, extname(path), gzipSync(readFileSync(path)));
  else outgoing.writeHead(404).end();
}
