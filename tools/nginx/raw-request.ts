import { connect } from 'node:net';

export interface RawAnswer {
  /** Null when the connection ended without an answer. */
  readonly status: number | null;
  readonly head: string;
  readonly body: string;
}

/**
 * Sends bytes as they are, which no HTTP client would, and reads until the other side closes.
 * @param parts sent one after the other; the connection stays open for writing after them
 * @param timeoutMs after which the connection is given up
 */
export function sendRaw(port: number, parts: readonly string[], timeoutMs = 15_000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part, 'latin1');
    });
    const timer = setTimeout(() => socket.destroy(), timeoutMs);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A server that refuses a body resets the connection under it.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(readAnswer(Buffer.concat(chunks).toString('latin1')));
    });
  });
}

function readAnswer(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const status = /^HTTP\/1\.\d (\d{3})/.exec(head)?.[1];
  return { status: status === undefined ? null : Number(status), head, body: rest.join('\r\n\r\n') };
}
