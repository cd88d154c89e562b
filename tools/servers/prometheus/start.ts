import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireBinary } from '../../programs/binaries';
import type { CleanUp } from '../../process/clean-up';
import { freePort, isPortFree } from '../../process/free-port';
import { prometheusConfig, type ScrapeConfig } from './prometheus-config';
import { manageServer, untilReady } from '../server-process';

export interface PrometheusOptions {
  /** Folder of the database; created when missing, and kept at the end. */
  readonly dataDir: string;
  /** Loopback port; by default, or when 0, a free one. */
  readonly port?: number;
  /** Path of the program; by default the one of this machine. */
  readonly binary?: string;
  /** A configuration file; `scrapeConfigs` and `ruleFiles` are then ignored. */
  readonly configFile?: string;
  readonly scrapeConfigs?: readonly ScrapeConfig[];
  /** Paths of rule files, absolute. */
  readonly ruleFiles?: readonly string[];
  /** How long samples are kept, as a duration of Prometheus; by default `10y`, so that old blocks stay. */
  readonly retention?: string;
  readonly extraArgs?: readonly string[];
  /** What `--web.route-prefix` in `extraArgs` sets, without a slash at the end; empty by default. */
  readonly routePrefix?: string;
  /** The process is registered here as soon as it runs, so that it also ends when this process ends during the start. */
  readonly cleanUp?: CleanUp;
  /** Limit for the start, seconds; by default 60. */
  readonly readyTimeoutS?: number;
}

export interface RunningPrometheus {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Settles when the process has ended; the database stays. May be called again. */
  stop(): Promise<void>;
  /** Settles with a text that says how the process ended; never rejects. */
  readonly ended: Promise<string>;
  /** Ends the process immediately. Use it when there is no time to wait for `stop`. */
  kill(): void;
}

const LOG_LINES_KEPT = 12;

/**
 * Starts a Prometheus on the loopback address and waits until it is ready. It ends with this process even when no code
 * calls `stop`, except when a signal without a handler kills this process: `CleanUp` handles those signals.
 * @throws Error when Prometheus is not installed, when the port is taken, or, with the last log lines, when it does not start
 */
export async function startPrometheus(options: PrometheusOptions): Promise<RunningPrometheus> {
  const binary = options.binary ?? requireBinary('prometheus');
  const port = options.port === undefined || options.port === 0 ? await freePort() : options.port;
  // Without this check, the response of another server on this port would be taken for that of Prometheus.
  if (!(await isPortFree(port))) {
    throw new Error(
      `Port ${port} is taken: stop the program that listens on it, or choose another port for Prometheus.`,
    );
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
  const server = manageServer(child, () => rmSync(configDir, { recursive: true, force: true }));
  const { ended, stop, kill } = server;
  const unregister = options.cleanUp?.add({ close: stop, closeNow: kill });
  void ended.then(() => unregister?.());

  const url = `http://127.0.0.1:${port}`;
  const timeoutS = options.readyTimeoutS ?? 60;
  const isReady = await untilReady(`${url}${options.routePrefix ?? ''}/-/ready`, timeoutS, server);
  if (!isReady || child.pid === undefined) {
    const what = server.hasEnded()
      ? `ended during the start (${await ended})`
      : `was not ready within ${timeoutS} s`;
    kill();
    await ended;
    throw new Error(`Prometheus (${binary}) ${what}. Its last log lines:\n${log().join('\n')}`);
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
