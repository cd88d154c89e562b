import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { manageServer, untilReady } from './server-process';

const run = (code: string) => spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
const FOREVER = 'console.log("up"); setInterval(() => undefined, 1000);';

describe('manageServer', () => {
  it('stops a server, reports how it ended, calls tidy once, and accepts a second stop', async () => {
    let tidied = 0;
    const child = run(FOREVER);
    const server = manageServer(child, () => (tidied += 1));
    expect(server.hasEnded()).toBe(false);
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    expect(server.hasEnded()).toBe(true);
    expect(await server.ended).toBe('signal SIGTERM');
    expect(tidied).toBe(1);
  });

  it('kills a server that ignores SIGTERM', async () => {
    const child = run(`process.on('SIGTERM', () => undefined); ${FOREVER}`);
    const server = manageServer(child);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGTERM');
    server.kill();
    expect(await server.ended).toBe('signal SIGKILL');
  });

  it('listens to the end of this process only while the server runs', async () => {
    const before = process.listenerCount('exit');
    const server = manageServer(run(FOREVER));
    expect(process.listenerCount('exit')).toBe(before + 1);
    await server.stop();
    expect(process.listenerCount('exit')).toBe(before);
  });

  it('reports a program that does not exist', async () => {
    const server = manageServer(spawn('/no/such/program', []));
    expect(await server.ended).toMatch(/ENOENT/);
    expect(server.hasEnded()).toBe(true);
    await server.stop();
  });
});

describe('untilReady', () => {
  it('waits for an accepted response, and gives up when the server has ended', async () => {
    let status = 503;
    const http = createServer((_request, response) => response.writeHead(status).end());
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
    const server = manageServer(run(FOREVER));
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
