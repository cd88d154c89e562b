import { createServer, type AddressInfo } from 'node:net';

/** A TCP port of the loopback address on which nothing listens at this moment. */
export async function freePort(): Promise<number> {
  return listenOnce(0, '127.0.0.1');
}

/**
 * True when a server can listen on this loopback port, on IPv4 and on IPv6: when another program listens on `::1`, a
 * browser that opens `localhost` may reach that program.
 */
export async function isPortFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1']) {
    try {
      await listenOnce(port, host);
    } catch (error) {
      if (!hasNoIpv6(error)) return false;
    }
  }
  return true;
}

function hasNoIpv6(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';
}

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: bound } = server.address() as AddressInfo;
      server.close(() => resolve(bound));
    });
  });
}
