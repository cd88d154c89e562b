import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sidPackage } from '../../programs/sid-package';
import { freePort } from '../../process/free-port';
import { readSamples } from '../prometheus/raw-samples';
import { manageServer, untilReady } from '../server-process';

export interface RunningVictoriaMetrics {
  /** Without a slash at the end. */
  readonly url: string;
  /** Settles when the process has ended and its folder is removed. */
  stop(): Promise<void>;
}

const READY_S = 15;

/** The program of Debian sid, unpacked and not installed. Returns null when it is not available; the reason is then printed. */
async function program(): Promise<string | null> {
  const folder = await sidPackage('victoria-metrics');
  const path = folder === null ? null : join(folder, 'usr/bin/victoria-metrics');
  return path !== null && existsSync(path) ? path : null;
}

/**
 * Starts an empty VictoriaMetrics on a free loopback port.
 * @param extraArgs such as `-promscrape.config=FILE`
 * @returns null when the program is not available
 * @throws Error when it does not respond
 */
export async function startVictoriaMetrics(
  extraArgs: readonly string[] = [],
): Promise<RunningVictoriaMetrics | null> {
  const path = await program();
  if (path === null) return null;
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-victoria-'));
  const child = spawn(
    path,
    [
      `-httpListenAddr=127.0.0.1:${port}`,
      `-storageDataPath=${dataDir}`,
      // The history of the tests is in the past.
      '-retentionPeriod=100y',
      '-search.latencyOffset=0s',
      ...extraArgs,
    ],
    { stdio: 'ignore' },
  );
  const server = manageServer(child, () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const url = `http://127.0.0.1:${port}`;
  if (await untilReady(`${url}/health`, READY_S, server)) return { url, stop: server.stop };
  await server.stop();
  throw new Error(`VictoriaMetrics did not start within ${READY_S} s (${await server.ended}).`);
}

/**
 * Copies the samples of LMDeploy from a Prometheus to a VictoriaMetrics.
 * @param victoriaUrl what `api/v1/import` is below
 * @param timeS Unix seconds at which the copied window ends
 * @param window length of the copied window as a PromQL duration, such as `90m`
 * @param names a regular expression of the metrics to copy
 */
export async function copySamples(
  prometheusUrl: string,
  victoriaUrl: string,
  timeS: number,
  window: string,
  names = 'lmdeploy:.+',
): Promise<void> {
  const all = await readSamples(prometheusUrl, timeS, window, `{__name__=~"${names}"}`);
  // The JSON lines of VictoriaMetrics accept only finite numbers; LMDeploy exports no other values.
  const lines = all.map(({ metric, values }) =>
    JSON.stringify({
      metric,
      values: values.map(([, value]) => Number(value)),
      timestamps: values.map(([seconds]) => Math.round(seconds * 1000)),
    }),
  );
  const imported = await fetch(`${victoriaUrl}/api/v1/import`, { method: 'POST', body: lines.join('\n') });
  if (!imported.ok) throw new Error(`VictoriaMetrics refused the samples: ${await imported.text()}`);
  await fetch(`${victoriaUrl}/internal/force_flush`);
}
