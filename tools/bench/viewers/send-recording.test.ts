import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CleanUp } from '../../process/clean-up';
import { startCountingProxy } from './counting-proxy';
import { sendRecording } from './send-recording';

const cleanUp = new CleanUp();
const received: string[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (text: string) => (body += text));
    incoming.once('end', () => {
      received.push(`${incoming.method} ${incoming.url} ${body}`);
      outgoing.writeHead(incoming.url === '/busy' ? 429 : incoming.url === '/none' ? 404 : 200).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  await cleanUp.close();
});

const proxied = () =>
  startCountingProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, cleanUp);
const get = (path: string) => ({ atMs: 0, method: 'GET', path, body: null });

describe('sendRecording', () => {
  it('sends each request as it was recorded, and the proxy counts them', async () => {
    const proxy = await proxied();
    await sendRecording(proxy.url, [get('/a?b=1'), { atMs: 1, method: 'POST', path: '/c', body: 'd=2' }], 0);
    expect(received).toEqual(['GET /a?b=1 ', 'POST /c d=2']);
    expect(proxy.requests()).toBe(2);
  });

  it('fails when the server refuses a request, and not when it knows no answer', async () => {
    const { url } = await proxied();
    await expect(sendRecording(url, [get('/none')], 0)).resolves.toBeUndefined();
    await expect(sendRecording(url, [get('/busy')], 0)).rejects.toThrow('429');
  });
});
