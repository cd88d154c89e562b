import { request, type Agent, type IncomingHttpHeaders } from 'node:http';

export interface ReceivedBytes {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks without the headers that `fetch` adds by itself, and reads the bytes as they came, which it would decompress. */
export function getBytes(
  url: string,
  headers: Readonly<Record<string, string>>,
  agent?: Agent,
): Promise<ReceivedBytes> {
  return new Promise((resolve, reject) => {
    request(url, { headers, ...(agent ? { agent } : {}) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .once('error', reject)
      .end();
  });
}
