import { Agent, createServer } from 'node:http';
import type { CleanUp } from '../../process/clean-up';
import { freePort } from '../../process/free-port';
import { forwardRequest } from '../../servers/forward-request';

/** A proxy in front of a Prometheus that counts the requests. */
export interface CountingProxy {
  /** Without a slash at the end. */
  readonly url: string;
  readonly requests: () => number;
  readonly close: () => void;
}

export async function startCountingProxy(prometheusUrl: string, cleanUp: CleanUp): Promise<CountingProxy> {
  const agent = new Agent({ keepAlive: true });
  let requests = 0;
  const server = createServer((incoming, outgoing) => {
    requests += 1;
    forwardRequest(incoming, incoming, outgoing, new URL(incoming.url ?? '/', prometheusUrl), agent);
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
  return { url: `http://127.0.0.1:${port}`, requests: () => requests, close };
}
