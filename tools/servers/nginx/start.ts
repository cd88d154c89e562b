import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../process/free-port';
import { holdServer, untilReady } from '../server-process';
import { systemNginx, type NginxProgram } from './programs';
import { writeNginx, type NginxSettings } from './render';

export interface NginxOptions {
  /** The one of this machine when left out. */
  readonly program?: NginxProgram;
  /** As in `.env`; `PROMETHEUS_UPSTREAM` at least. */
  readonly settings: NginxSettings;
  /** The built page; `dist/` when left out. */
  readonly root?: string;
}

export interface RunningNginx {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** What nginx has said so far: its log of errors. */
  errors(): string;
  /** Settles when all its processes are gone and its files removed. May be called again. */
  stop(): Promise<void>;
}

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
const READY_S = 15;

/**
 * Starts nginx on a free loopback port with the shipped templates and waits until it answers.
 * @throws Error with nginx's own words when it does not come up, or the sentence about a setting that cannot work
 */
export async function startNginx({ program, settings, root = DIST }: NginxOptions): Promise<RunningNginx> {
  const port = await freePort();
  return startConfigured(program ?? systemNginx(), port, '/healthz', (folder) => {
    writeNginx({ LMD_LISTEN: `127.0.0.1:${port}`, LMD_ROOT: root, ...settings }, folder);
  });
}

/**
 * Starts nginx on a configuration of one's own.
 * @param path where it answers with any status once it is up
 * @param configure writes `nginx.conf` into the folder that it gets; the port is there for it to listen on
 */
export async function startConfigured(
  program: NginxProgram,
  port: number,
  path: string,
  configure: (folder: string) => void,
): Promise<RunningNginx> {
  const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-nginx-'));
  const log = join(folder, 'stderr');
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    configure(folder);
    writeFileSync(log, '');
    const [file, ...args] = program.command;
    // As root its workers would become another user, who may not look into our folder.
    const globals = `daemon off; ${process.getuid?.() === 0 ? 'user root;' : ''}`;
    const all = [...args, '-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf'), '-g', globals];
    // Files and not pipes: nginx opens /dev/stdout anew, which a socket does not allow.
    const out = openSync(join(folder, 'stdout'), 'a');
    const err = openSync(log, 'a');
    const child = spawn(file, all, { stdio: ['ignore', out, err] });
    closeSync(out);
    closeSync(err);
    let gone = '';
    const tidy = (): void => {
      gone ||= readLog(log);
      remove();
    };
    // Its workers would outlive a master that is killed.
    const server = holdServer(child, tidy, 'SIGTERM');
    const url = `http://127.0.0.1:${port}`;
    if (!(await untilReady(url + path, READY_S, server, () => true))) {
      await server.stop();
      throw new Error(`nginx ${program.version} did not start: ${gone.trim()}`);
    }
    return { url, port, errors: () => (existsSync(log) ? readLog(log) : gone), stop: server.stop };
  } catch (error) {
    remove();
    throw error;
  }
}

function readLog(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
