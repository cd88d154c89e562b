import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../process/free-port';
import { startProgram, stopAll, type RunningProgram } from './start-program';

export interface VictoriaCluster {
  /** What `PROMETHEUS_UPSTREAM` is: that of the tenant 0. */
  readonly url: string;
  /** Below it are `api/v1/import` and `api/v1/write` of the tenant 0. */
  readonly insertUrl: string;
  /** Makes what was written visible to queries. */
  flush(): Promise<void>;
  /** Ends a storage node as a lost machine, or starts it again on its data. */
  killStorage(index: number): Promise<void>;
  startStorage(index: number): Promise<void>;
  stop(): Promise<void>;
}

interface StoragePorts {
  readonly http: number;
  readonly insert: number;
  readonly select: number;
}

const STORAGES = 2;

/**
 * Starts a VictoriaMetrics cluster on free loopback ports: two storage nodes, each sample on one of them.
 * @param latencyOffsetS samples younger than this are not read; 0 for those that are all there before the first query
 */
export async function startVictoriaCluster(latencyOffsetS = 0): Promise<VictoriaCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-victoria-cluster-'));
  const ports = async (): Promise<StoragePorts> => ({
    http: await freePort(),
    insert: await freePort(),
    select: await freePort(),
  });
  const nodes: StoragePorts[] = [];
  for (let i = 0; i < STORAGES; i++) nodes.push(await ports());
  const storages: (RunningProgram | null)[] = nodes.map(() => null);
  const startStorage = async (index: number): Promise<void> => {
    const node = nodes[index];
    if (node === undefined || storages[index]) return;
    storages[index] = await startProgram({
      program: 'vmstorage',
      args: [
        `-httpListenAddr=127.0.0.1:${node.http}`,
        `-vminsertAddr=127.0.0.1:${node.insert}`,
        `-vmselectAddr=127.0.0.1:${node.select}`,
        `-storageDataPath=${join(folder, String(index))}`,
        // The history of the tests is in the past.
        '-retentionPeriod=100y',
      ],
      readyUrl: `http://127.0.0.1:${node.http}/health`,
    });
  };
  const started: RunningProgram[] = [];
  const stop = async (): Promise<void> => {
    await stopAll([...storages.filter((one) => one !== null), ...started]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    for (let i = 0; i < STORAGES; i++) await startStorage(i);
    const [insert, select] = [await freePort(), await freePort()];
    started.push(
      await startProgram({
        program: 'vminsert',
        args: [
          `-httpListenAddr=127.0.0.1:${insert}`,
          `-storageNode=${nodes.map((node) => `127.0.0.1:${node.insert}`).join(',')}`,
        ],
        readyUrl: `http://127.0.0.1:${insert}/health`,
      }),
      await startProgram({
        program: 'vmselect',
        args: [
          `-httpListenAddr=127.0.0.1:${select}`,
          `-storageNode=${nodes.map((node) => `127.0.0.1:${node.select}`).join(',')}`,
          `-cacheDataPath=${join(folder, 'cache')}`,
          `-search.latencyOffset=${latencyOffsetS}s`,
        ],
        readyUrl: `http://127.0.0.1:${select}/health`,
      }),
    );
    return {
      url: `http://127.0.0.1:${select}/select/0/prometheus`,
      insertUrl: `http://127.0.0.1:${insert}/insert/0/prometheus`,
      flush: async () => {
        for (const { http } of nodes) await fetch(`http://127.0.0.1:${http}/internal/force_flush`);
      },
      startStorage,
      killStorage: async (index) => {
        const storage = storages[index];
        storages[index] = null;
        storage?.kill();
        await storage?.stop();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
