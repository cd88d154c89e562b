import { request, type Agent, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

/** What is passed on of a request besides its body. */
export interface PassedRequest {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** Passes a question on to another server as it is, and its answer back as it is; 502 where there is none. */
export function passOn(
  { method, headers }: PassedRequest,
  body: Readable,
  outgoing: ServerResponse,
  target: URL,
  agent?: Agent,
): void {
  const options = { method, headers: { ...headers, host: target.host }, ...(agent ? { agent } : {}) };
  const upstream = request(target, options, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  upstream.once('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
  outgoing.once('close', () => upstream.destroy());
  body.pipe(upstream);
}
