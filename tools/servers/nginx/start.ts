import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../process/free-port';
import { manageServer, untilReady } from '../server-process';
import { systemNginx, type NginxProgram } from './programs';
import { writeNginx, type NginxSettings } from './render';

export interface NginxOptions {
  /** The default is the nginx of this machine. */
  readonly program?: NginxProgram;
  /** As in `.env`; at least `PROMETHEUS_UPSTREAM`. */
  readonly settings: NginxSettings;
  /** Folder of the built page; the default is `dist/`. */
  readonly root?: string;
}

export interface RunningNginx {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** The error log of nginx so far. */
  errors(): string;
  /** Settles when all its processes have ended and its files are removed. May be called again. */
  stop(): Promise<void>;
}

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
const READY_S = 15;

/**
 * Starts nginx on a free loopback port with the shipped templates and waits until it responds.
 * @throws Error with the log of nginx when it does not start, or the message about an invalid setting
 */
export async function startNginx({ program, settings, root = DIST }: NginxOptions): Promise<RunningNginx> {
  const port = await freePort();
  return startConfigured(program ?? systemNginx(), port, '/healthz', (folder) => {
    writeNginx({ LMD_LISTEN: `127.0.0.1:${port}`, LMD_ROOT: root, ...settings }, folder);
  });
}

/**
 * Starts nginx with a configuration of the caller.
 * @param path a path to which nginx responds when it is ready, with any status
 * @param configure writes `nginx.conf` into the given folder; that configuration must listen on `port`
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
    // When root starts nginx, its workers run by default as another user, who cannot read this folder.
    const globals = `daemon off; ${process.getuid?.() === 0 ? 'user root;' : ''}`;
    const all = [...args, '-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf'), '-g', globals];
    // The output goes to files: nginx reopens /dev/stdout, which fails for the sockets that Node uses as pipes.
    const out = openSync(join(folder, 'stdout'), 'a');
    const err = openSync(log, 'a');
    const child = spawn(file, all, { stdio: ['ignore', out, err] });
    closeSync(out);
    closeSync(err);
    let finalLog = '';
    const tidy = (): void => {
      finalLog ||= readLog(log);
      remove();
    };
    // Workers survive a SIGKILL of their master, so SIGTERM is the last signal.
    const server = manageServer(child, tidy, 'SIGTERM');
    const url = `http://127.0.0.1:${port}`;
    if (!(await untilReady(url + path, READY_S, server, () => true))) {
      await server.stop();
      throw new Error(`nginx ${program.version} did not start: ${finalLog.trim()}`);
    }
    return { url, port, errors: () => (existsSync(log) ? readLog(log) : finalLog), stop: server.stop };
  } catch (error) {
    remove();
    throw error;
  }
}

function readLog(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
