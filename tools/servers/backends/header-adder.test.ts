import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { startHeaderAdder } from './header-adder';

test('a request reaches the target with its body and with the headers that are added', async () => {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      response.writeHead(204, { 'x-seen': `${request.url} ${request.headers['x-tenant']} ${body}` });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const adder = await startHeaderAdder(`http://127.0.0.1:${port}/push`, { 'X-Tenant': 'a' });
  try {
    const send = (): Promise<Response> => fetch(adder.url, { method: 'POST', body: 'samples' });
    const response = await send();
    expect(response.status).toBe(204);
    expect(response.headers.get('x-seen')).toBe('/push a samples');
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    expect((await send()).status).toBe(502);
  } finally {
    await adder.stop();
    server.close();
  }
});
