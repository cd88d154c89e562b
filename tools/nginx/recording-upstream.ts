import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A request that reached what stands in for Prometheus. */
export interface Recorded {
  readonly method: string;
  /** Path and query as they stood in the request line. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RecordingUpstream {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** In the order in which they ended. */
  readonly requests: Recorded[];
  /** How many connections were opened, with or without a request. */
  connections(): number;
  close(): Promise<void>;
}

export type Answer = (request: Recorded, response: ServerResponse) => void;

const EMPTY = JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [] } });

/** Answers with an empty success, as a Prometheus that knows nothing. */
export const answerEmpty: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(EMPTY);
};

/** Stands in for Prometheus on a free loopback port and notes all that reaches it. */
export async function recordUpstream(
  answer: Answer = answerEmpty,
  tls?: { readonly key: string; readonly cert: string },
): Promise<RecordingUpstream> {
  const requests: Recorded[] = [];
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const recorded = { method, url, headers, body };
      requests.push(recorded);
      answer(recorded, response);
    });
  };
  const server = tls ? createTlsServer(tls, handle) : createServer(handle);
  let connections = 0;
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    requests,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
