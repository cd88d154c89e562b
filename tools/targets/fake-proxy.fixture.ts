import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A test server in place of the proxy. It responds to every request with `status` and `body`. */
export interface FakeProxy {
  readonly url: string;
  status: number;
  body: string;
  /** Paths of the requests so far. */
  readonly paths: string[];
  close(): Promise<void>;
}

/** Starts a server on the loopback address in place of `lmdeploy serve proxy`. */
export async function startFakeProxy(nodes: Readonly<Record<string, unknown>>): Promise<FakeProxy> {
  const server = createServer((request, response) => {
    proxy.paths.push(request.url ?? '');
    response.writeHead(proxy.status, { 'content-type': 'application/json' }).end(proxy.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: FakeProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    status: 200,
    body: JSON.stringify(nodes),
    paths: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

/** The status of a node, as the proxy reports it. */
export function nodeStatus(role: 1 | 2 | 3 = 1) {
  return { role, models: ['internlm3-8b-instruct'], unfinished: 0, latency: [], speed: null };
}
