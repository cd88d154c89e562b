import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../prometheus/free-port';

const SHIPPED = fileURLToPath(new URL('../../deploy/prometheus', import.meta.url));
/** Present where the examples want them; what is in them matters only to a server. */
export const EXAMPLE_KEY = 'a-key-of-the-tests';
const READY_TIMEOUT_MS = 30_000;

/** A copy of deploy/prometheus in a folder of its own, for tests that change its target list. */
export async function copyShipped(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lmdeploy-shipped-'));
  await cp(SHIPPED, folder, { recursive: true });
  await cp(join(SHIPPED, 'prometheus.yml'), join(folder, 'secrets', 'ca.crt'));
  await writeFile(join(folder, 'secrets', 'lmdeploy.key'), `${EXAMPLE_KEY}\n`);
  return folder;
}

export interface ShippedPrometheus {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a Prometheus with a configuration file of that folder, unchanged, and waits until it answers.
 * @throws Error with what it said when it does not come up
 */
export async function startShipped(
  binary: string,
  folder: string,
  configFile: string,
): Promise<ShippedPrometheus> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'lmdeploy-shipped-data-'));
  const child = spawn(
    binary,
    [
      `--config.file=${join(folder, configFile)}`,
      `--storage.tsdb.path=${dataDir}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log = (log + text).slice(-4000)));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    process.removeListener('exit', kill);
    await rm(dataDir, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  if (await isReady(url, child)) return { url, stop };
  await stop();
  throw new Error(`${binary} did not come up. Its last words:\n${log}`);
}

async function isReady(url: string, child: ChildProcess): Promise<boolean> {
  const deadlineMs = performance.now() + READY_TIMEOUT_MS;
  while (performance.now() < deadlineMs && child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${url}/-/ready`).catch(() => null);
    if (answer?.ok === true) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
