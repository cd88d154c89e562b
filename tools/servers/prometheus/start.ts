import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireBinary } from '../../programs/binaries';
import type { CleanUp } from '../../process/clean-up';
import { freePort, isPortFree } from '../../process/free-port';
import { prometheusConfig, type ScrapeConfig } from './prometheus-config';
import { holdServer, untilReady } from '../server-process';

export interface PrometheusOptions {
  /** Folder of the database; made when missing, and kept at the end. */
  readonly dataDir: string;
  /** Loopback port; a free one when left out or 0. */
  readonly port?: number;
  /** The file of the program; that of this machine when left out. */
  readonly binary?: string;
  /** A configuration of one's own; then `scrapeConfigs` and `ruleFiles` say nothing. */
  readonly configFile?: string;
  readonly scrapeConfigs?: readonly ScrapeConfig[];
  /** Paths of rule files, absolute. */
  readonly ruleFiles?: readonly string[];
  /** How long samples are kept, in Prometheus's own words; `10y` when left out, so that old blocks stay. */
  readonly retention?: string;
  readonly extraArgs?: readonly string[];
  /** Told of the process as soon as there is one, so that it ends also when we end while it starts. */
  readonly cleanUp?: CleanUp;
  /** How long it may take until it answers, seconds; 60 when left out. */
  readonly readyTimeoutS?: number;
}

export interface RunningPrometheus {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Settles when the process is gone; the database stays. May be called again. */
  stop(): Promise<void>;
  /** Settles with how the process ended, in words; never rejects. */
  readonly ended: Promise<string>;
  /** Ends the process without a goodbye; for when there is no time to wait for `stop`. */
  kill(): void;
}

const LOG_LINES_KEPT = 12;

/**
 * Starts a Prometheus on the loopback address and waits until it answers. The process ends with ours also when
 * nobody calls `stop`, unless ours is killed by a signal that it does not handle: see `CleanUp`.
 * @throws Error when there is no Prometheus, the port is taken, or it does not come up; with its last log lines
 */
export async function startPrometheus(options: PrometheusOptions): Promise<RunningPrometheus> {
  const binary = options.binary ?? requireBinary('prometheus');
  const port = options.port === undefined || options.port === 0 ? await freePort() : options.port;
  // Else the answer of a stranger on this port would be taken for ours.
  if (!(await isPortFree(port))) {
    throw new Error(`Port ${port} is taken: stop what listens there or choose another port for Prometheus.`);
  }

  const configDir = mkdtempSync(join(tmpdir(), 'lmdeploy-prometheus-'));
  const ownFile = join(configDir, 'prometheus.yml');
  writeFileSync(ownFile, prometheusConfig(options.scrapeConfigs ?? [], options.ruleFiles ?? []));
  const child = spawn(
    binary,
    [
      `--config.file=${options.configFile ?? ownFile}`,
      `--storage.tsdb.path=${options.dataDir}`,
      `--storage.tsdb.retention.time=${options.retention ?? '10y'}`,
      `--web.listen-address=127.0.0.1:${port}`,
      ...(options.extraArgs ?? []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const log = keepLastLines(child);
  const server = holdServer(child, () => rmSync(configDir, { recursive: true, force: true }));
  const { ended, stop, kill } = server;
  const forget = options.cleanUp?.add({ close: stop, closeNow: kill });
  void ended.then(() => forget?.());

  const url = `http://127.0.0.1:${port}`;
  const timeoutS = options.readyTimeoutS ?? 60;
  const isReady = await untilReady(`${url}/-/ready`, timeoutS, server);
  if (!isReady || child.pid === undefined) {
    const what = server.hasEnded()
      ? `ended at its start (${await ended})`
      : `did not answer within ${timeoutS} s`;
    kill();
    await ended;
    throw new Error(`Prometheus (${binary}) ${what}. Its last words:\n${log().join('\n')}`);
  }

  return { url, port, pid: child.pid, ended, stop, kill };
}

function keepLastLines(child: ChildProcess): () => readonly string[] {
  let lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      lines = [...lines, ...parts].slice(-LOG_LINES_KEPT);
    });
  }
  return () => lines;
}
