import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { holdServer, untilReady } from './server-process';

const run = (code: string) => spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
const FOREVER = 'console.log("up"); setInterval(() => undefined, 1000);';

describe('holdServer', () => {
  it('stops, tells how it ended, tidies up after, and bears a second call', async () => {
    let tidied = 0;
    const child = run(FOREVER);
    const server = holdServer(child, () => (tidied += 1));
    expect(server.hasEnded()).toBe(false);
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    expect(server.hasEnded()).toBe(true);
    expect(await server.ended).toBe('signal SIGTERM');
    expect(tidied).toBe(1);
  });

  it('kills one that would not go', async () => {
    const child = run(`process.on('SIGTERM', () => undefined); ${FOREVER}`);
    const server = holdServer(child);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGTERM');
    server.kill();
    expect(await server.ended).toBe('signal SIGKILL');
  });

  it('listens to the end of our process only as long as there is one to end', async () => {
    const before = process.listenerCount('exit');
    const server = holdServer(run(FOREVER));
    expect(process.listenerCount('exit')).toBe(before + 1);
    await server.stop();
    expect(process.listenerCount('exit')).toBe(before);
  });

  it('tells of a program that is not there', async () => {
    const server = holdServer(spawn('/no/such/program', []));
    expect(await server.ended).toMatch(/ENOENT/);
    expect(server.hasEnded()).toBe(true);
    await server.stop();
  });
});

describe('untilReady', () => {
  it('waits for the answer that counts, and no longer than the server lives', async () => {
    let status = 503;
    const http = createServer((_request, response) => response.writeHead(status).end());
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
    const server = holdServer(run(FOREVER));
    try {
      expect(await untilReady(url, 0.3, server)).toBe(false);
      expect(await untilReady(url, 10, server, () => true)).toBe(true);
      const ready = untilReady(url, 10, server);
      status = 200;
      expect(await ready).toBe(true);
      status = 503;
      const never = untilReady(url, 60, server);
      await server.stop();
      expect(await never).toBe(false);
    } finally {
      await server.stop();
      http.close();
      http.closeAllConnections();
    }
  });
});
