import { spawnSync } from 'node:child_process';
import { freePort, isPortFree } from '../process/free-port';
import type { DemoOptions } from './options';

export interface DemoPorts {
  readonly page: number;
  readonly prometheus: number;
  /** One port for each rank. */
  readonly ranks: readonly number[];
}

/**
 * Chooses the ports of the demo, each free at this moment.
 * @throws Error that names the first taken port, the program that listens on it where known, and the flag that changes the port
 */
export async function choosePorts(options: DemoOptions, rankCount: number): Promise<DemoPorts> {
  const ranks: number[] = [];
  for (let index = 0; index < rankCount; index++) {
    ranks.push(await choose(options.rankPort === 0 ? 0 : options.rankPort + index, '--rank-port'));
  }
  return {
    ranks,
    prometheus: await choose(options.prometheusPort, '--prometheus-port'),
    page: await choose(options.port, '--port'),
  };
}

async function choose(port: number, flag: string): Promise<number> {
  if (port === 0) return freePort();
  if (port > 65_535) throw new Error(`Port ${port} does not exist: choose a lower one with ${flag}.`);
  if (await isPortFree(port)) return port;
  const owner = listenerOn(port);
  throw new Error(
    `Port ${port} is taken${owner === null ? '' : ` by ${owner}`}: stop it or choose another port with ${flag}.`,
  );
}

/** The program that listens on a port, as `name (pid n)`; null when unknown. */
function listenerOn(port: number): string | null {
  const ss = run('ss', ['-Hltnp', `sport = :${port}`]);
  const bySs = /users:\(\("([^"]+)",pid=(\d+)/.exec(ss);
  if (bySs !== null) return `${bySs[1]} (pid ${bySs[2]})`;
  const lsof = run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
  const byLsof = /^p(\d+)\nc(.+)$/m.exec(lsof);
  return byLsof === null ? null : `${byLsof[2]} (pid ${byLsof[1]})`;
}

function run(file: string, args: readonly string[]): string {
  return spawnSync(file, args, { encoding: 'utf8', timeout: 3000 }).stdout ?? '';
}
