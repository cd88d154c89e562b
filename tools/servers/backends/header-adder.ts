import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forwardRequest } from '../forward-request';

export interface HeaderAdder {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Forwards what is posted to it, with headers of its own: the Prometheus 2.42 of Debian does not send the `headers` of its
 * `remote_write`.
 * @param targetUrl where all of it goes, whatever its path; a target that does not respond is status 502
 */
export async function startHeaderAdder(
  targetUrl: string,
  headers: Readonly<Record<string, string>>,
): Promise<HeaderAdder> {
  const server = createServer((incoming, outgoing) => {
    const { method } = incoming;
    forwardRequest(
      { method, headers: { ...incoming.headers, ...headers } },
      incoming,
      outgoing,
      new URL(targetUrl),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
