import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../process/free-port';
import { requireBinary } from '../programs/binaries';
import { manageServer, untilReady } from '../servers/server-process';

export interface ReplayingPrometheus {
  readonly url: string;
  /** Lets it read the rest of its write-ahead log, which is empty. Settles when Prometheus is ready. */
  finish(): Promise<void>;
  kill(): void;
}

const READY_S = 30;

/**
 * A Prometheus that is still starting: the first segment of its write-ahead log is a pipe, so it reads until `finish` closes it.
 * @throws Error when it does not listen
 */
export async function startReplayingPrometheus(): Promise<ReplayingPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-replaying-'));
  const segment = join(folder, 'data/wal/00000000');
  mkdirSync(join(folder, 'data/wal'), { recursive: true });
  execFileSync('mkfifo', [segment]);
  const configFile = join(folder, 'prometheus.yml');
  writeFileSync(configFile, '{}');
  const port = await freePort();
  const child = spawn(
    requireBinary('prometheus'),
    [
      `--config.file=${configFile}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const server = manageServer(child, () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const url = `http://127.0.0.1:${port}`;
  const untilStatus = async (isReady: (response: Response) => boolean): Promise<void> => {
    if (await untilReady(`${url}/-/ready`, READY_S, server, isReady)) return;
    server.kill();
    throw new Error(`Prometheus was not as expected within ${READY_S} s.`);
  };
  await untilStatus(({ status }) => status === 503);
  return {
    url,
    finish: async () => {
      // Prometheus opens the segment more than once.
      const timer = setInterval(() => closePipe(segment), 50);
      await untilStatus(({ ok }) => ok).finally(() => clearInterval(timer));
    },
    kill: server.kill,
  };
}

/** Ends what somebody reads from a pipe, if somebody does. */
function closePipe(path: string): void {
  try {
    closeSync(openSync(path, constants.O_WRONLY | constants.O_NONBLOCK));
  } catch {
    // Nobody reads it now, or it is gone.
  }
}
