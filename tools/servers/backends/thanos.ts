import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../process/free-port';
import { startPrometheus } from '../prometheus/start';
import { prometheusConfig, type ScrapeConfig } from '../prometheus/prometheus-config';
import { startProgram, stopAll, type RunningProgram } from './start-program';
import { blocksOf, copyBlocks } from './tsdb-blocks';
import { fillObjectStore, startStoreGateway, type StoreGateway } from './thanos-store';

export interface ThanosOptions {
  /** A folder of blocks of Prometheus: both replicas get a copy. */
  readonly dataDir: string;
  /** False: Query does not know that the label `replica` tells copies apart. */
  readonly isDeduplicating: boolean;
  readonly scrapeConfigs?: readonly ScrapeConfig[];
  /**
   * Blocks that end by this time go to an object store, compacted and downsampled, and both Prometheus only have the others; epoch ms.
   * Left out: there is no store.
   */
  readonly storedUntilMs?: number;
  /** False: the store gets the blocks of one replica only, as they are. */
  readonly isCompacted?: boolean;
  /** The length of the parts into which the query-frontend splits a range, such as `240h`; a day when left out. */
  readonly splitInterval?: string;
  /** Further flags of Query. */
  readonly queryArgs?: readonly string[];
  /** Query forgets what does not respond: `--endpoint` in place of `--endpoint-strict`. */
  readonly isForgetting?: boolean;
}

export interface Thanos {
  /** The query-frontend, which splits queries and keeps results. Without a slash at the end. */
  readonly url: string;
  /** Query itself. Without a slash at the end. */
  readonly queryUrl: string;
  /** The store gateway; null without one. */
  readonly store: StoreGateway | null;
  /** Ends the sidecar of a replica as a lost machine, or starts it again. */
  killSidecar(index: number): Promise<void>;
  startSidecar(index: number): Promise<void>;
  stop(): Promise<void>;
}

const REPLICAS = ['a', 'b'] as const;

/**
 * Starts Thanos on free loopback ports: two Prometheus that scrape the same targets, a sidecar at each, a store gateway where there
 * is older history for it, Query and query-frontend.
 */
export async function startThanos({
  dataDir,
  isDeduplicating,
  scrapeConfigs = [],
  storedUntilMs = -Infinity,
  isCompacted = true,
  splitInterval = '24h',
  queryArgs = [],
  isForgetting = false,
}: ThanosOptions): Promise<Thanos> {
  const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-thanos-'));
  const started: { stop(): Promise<void> }[] = [];
  const sidecars: (RunningProgram | null)[] = [];
  const stop = async (): Promise<void> => {
    await stopAll([...started, ...sidecars.filter((one) => one !== null)]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const blocks = blocksOf(dataDir);
    const stored = blocks.filter(({ maxMs }) => maxMs <= storedUntilMs);
    const kept = blocks.filter(({ maxMs }) => maxMs > storedUntilMs);
    const nodes: { readonly prometheusUrl: string; readonly grpc: number; readonly data: string }[] = [];
    for (const replica of REPLICAS) {
      const data = join(folder, replica);
      mkdirSync(data);
      copyBlocks(kept, data);
      const configFile = join(folder, `${replica}.yml`);
      const config = JSON.parse(prometheusConfig(scrapeConfigs, [])) as { global: object };
      const global = { ...config.global, external_labels: { cluster: 'main', replica } };
      writeFileSync(configFile, JSON.stringify({ ...config, global }));
      const prometheus = await startPrometheus({ dataDir: data, configFile });
      started.push(prometheus);
      nodes.push({ prometheusUrl: prometheus.url, grpc: await freePort(), data });
    }
    const startSidecar = async (index: number): Promise<void> => {
      const node = nodes[index];
      if (node === undefined || sidecars[index]) return;
      const http = await freePort();
      sidecars[index] = await startProgram({
        program: 'thanos',
        args: [
          'sidecar',
          `--prometheus.url=${node.prometheusUrl}`,
          `--tsdb.path=${node.data}`,
          `--grpc-address=127.0.0.1:${node.grpc}`,
          `--http-address=127.0.0.1:${http}`,
        ],
        readyUrl: `http://127.0.0.1:${http}/-/ready`,
      });
    };
    for (const index of nodes.keys()) await startSidecar(index);
    let store: StoreGateway | null = null;
    if (stored.length > 0) {
      const objects = join(folder, 'objects');
      await fillObjectStore(
        objects,
        stored,
        REPLICAS.slice(0, isCompacted ? 2 : 1).map((replica) => ({ cluster: 'main', replica })),
        isCompacted,
      );
      store = await startStoreGateway(objects);
      started.push(store);
    }
    const endpoint = isForgetting ? '--endpoint' : '--endpoint-strict';
    const grpcPorts = [...nodes.map(({ grpc }) => grpc), ...(store ? [store.grpc] : [])];
    const [query, queryGrpc, frontend] = [await freePort(), await freePort(), await freePort()];
    started.push(
      await startProgram({
        program: 'thanos',
        args: [
          'query',
          // Without "strict" Query forgets a store that does not respond, and then its responses carry no warning.
          ...grpcPorts.map((grpc) => `${endpoint}=127.0.0.1:${grpc}`),
          ...(isDeduplicating ? ['--query.replica-label=replica'] : []),
          ...queryArgs,
          `--http-address=127.0.0.1:${query}`,
          `--grpc-address=127.0.0.1:${queryGrpc}`,
        ],
        readyUrl: `http://127.0.0.1:${query}/-/ready`,
      }),
      await startProgram({
        program: 'thanos',
        args: [
          'query-frontend',
          `--query-frontend.downstream-url=http://127.0.0.1:${query}`,
          `--query-range.split-interval=${splitInterval}`,
          '--query-range.response-cache-config={"type": "IN-MEMORY", "config": {"max_size": "64MB"}}',
          `--http-address=127.0.0.1:${frontend}`,
        ],
        readyUrl: `http://127.0.0.1:${frontend}/-/ready`,
      }),
    );
    return {
      url: `http://127.0.0.1:${frontend}`,
      queryUrl: `http://127.0.0.1:${query}`,
      store,
      startSidecar,
      killSidecar: async (index) => {
        const sidecar = sidecars[index];
        sidecars[index] = null;
        sidecar?.kill();
        await sidecar?.stop();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
