import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { freePort } from '../../process/free-port';
import { findBackend, missingBackends } from '../../programs/backends';
import { manageServer } from '../server-process';

export interface Memcached {
  /** Host and port. */
  readonly address: string;
  stop(): Promise<void>;
}

const READY_S = 15;

/**
 * Starts memcached on a free loopback port. It ends with this process.
 * @throws Error when it is missing or does not start
 */
export async function startMemcached(): Promise<Memcached> {
  const path = findBackend('memcached');
  if (path === null) throw new Error(missingBackends(['memcached']) ?? 'memcached');
  const port = await freePort();
  // It refuses to run as root without a user.
  const child = spawn(
    path,
    ['-l', '127.0.0.1', '-p', String(port), '-u', 'nobody', '-m', '256', '-I', '32m'],
    {
      stdio: 'ignore',
    },
  );
  const server = manageServer(child, () => undefined);
  for (const endMs = Date.now() + READY_S * 1000; Date.now() < endMs;) {
    if (await accepts(port)) return { address: `127.0.0.1:${port}`, stop: server.stop };
    await new Promise((later) => setTimeout(later, 100));
  }
  await server.stop();
  throw new Error(`memcached did not start within ${READY_S} s.`);
}

/** Whether something accepts connections on a loopback port. */
const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
