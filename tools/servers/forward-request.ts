import { request, type Agent, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

/** The parts of a request that are forwarded, besides its body. */
export interface ForwardedRequest {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** Forwards a request unchanged to another server, and its response to the client. Sends 502 when the server does not respond. */
export function forwardRequest(
  { method, headers }: ForwardedRequest,
  body: Readable,
  outgoing: ServerResponse,
  target: URL,
  agent?: Agent,
): void {
  const options = { method, headers: { ...headers, host: target.host }, ...(agent ? { agent } : {}) };
  const upstream = request(target, options, (response) => {
    outgoing.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(outgoing);
  });
  upstream.once('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
  outgoing.once('close', () => upstream.destroy());
  body.pipe(upstream);
}
