import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freePort, isPortFree } from './free-port';

describe('isPortFree', () => {
  it('is false while a server listens on the port, on any loopback address', async () => {
    const port = await freePort();
    expect(await isPortFree(port)).toBe(true);
    for (const host of ['127.0.0.1', '0.0.0.0']) {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(port, host, resolve));
      expect(await isPortFree(port)).toBe(false);
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
