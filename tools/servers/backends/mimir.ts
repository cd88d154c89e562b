import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../process/free-port';
import { readSamples } from '../prometheus/raw-samples';
import { remoteWrite } from '../prometheus/remote-write';
import { startMemcached, type Memcached } from './memcached';
import { startProgram, type RunningProgram } from './start-program';

/** The header in which Mimir reads the tenant; it is `TENANT_HEADER` of nginx. */
export const TENANT_HEADER = 'X-Scope-OrgID';

/** Limits of a tenant by their names in the configuration, such as `max_total_query_length`. */
export type MimirLimits = Readonly<Record<string, string | number>>;

export interface MimirOptions {
  /** By tenant; a tenant that is not named has those of Mimir. */
  readonly limits?: Readonly<Record<string, MimirLimits>>;
  /** Each part of a split query is as long, such as `24h`; {@link SPLIT_INTERVAL} without it. */
  readonly splitInterval?: string;
  /** Whether queries are also split by series: true without it. */
  readonly isSharding?: boolean;
  /** Whether the query-frontend keeps results, for which memcached must be found. */
  readonly isCachingResults?: boolean;
}

export interface Mimir {
  /** What `PROMETHEUS_UPSTREAM` is. */
  readonly url: string;
  /** Where a Prometheus writes to, with the tenant in {@link TENANT_HEADER}. */
  readonly pushUrl: string;
  /** Ends it as a lost machine, or starts it again on its data. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const SPLIT_INTERVAL = '1h';

/** Starts Mimir on free loopback ports, all parts in one process and its blocks on disk. */
export async function startMimir(options: MimirOptions = {}): Promise<Mimir> {
  const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-mimir-'));
  const [http, grpc, members] = [await freePort(), await freePort(), await freePort()];
  const limitsFile = join(folder, 'limits.yml');
  // JSON is valid YAML.
  writeFileSync(limitsFile, JSON.stringify({ overrides: options.limits ?? {} }));
  const configFile = join(folder, 'mimir.yml');
  const url = `http://127.0.0.1:${http}`;
  let memcached: Memcached | null = null;
  let running: RunningProgram | null = null;
  const start = async (): Promise<void> => {
    running ??= await startProgram({
      program: 'mimir',
      args: ['-target=all', `-config.file=${configFile}`],
      readyUrl: `${url}/ready`,
      cwd: folder,
    });
  };
  const kill = async (): Promise<void> => {
    const lost = running;
    running = null;
    lost?.kill();
    await lost?.stop();
  };
  const stop = async (): Promise<void> => {
    await running?.stop();
    await memcached?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    if (options.isCachingResults === true) memcached = await startMemcached();
    const config = mimirConfig(folder, { http, grpc, members }, limitsFile);
    writeFileSync(
      configFile,
      JSON.stringify({ ...config, frontend: frontendConfig(options, memcached?.address ?? null) }),
    );
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `${url}/prometheus`, pushUrl: `${url}/api/v1/push`, kill, start, stop };
}

interface Ports {
  readonly http: number;
  readonly grpc: number;
  readonly members: number;
}

function mimirConfig(folder: string, ports: Ports, limitsFile: string): object {
  const ring = { kvstore: { store: 'inmemory' }, instance_addr: '127.0.0.1' };
  return {
    multitenancy_enabled: true,
    usage_stats: { enabled: false },
    activity_tracker: { filepath: join(folder, 'activity') },
    server: {
      http_listen_address: '127.0.0.1',
      http_listen_port: ports.http,
      grpc_listen_address: '127.0.0.1',
      grpc_listen_port: ports.grpc,
      log_level: 'warn',
    },
    memberlist: { bind_addr: ['127.0.0.1'], bind_port: ports.members },
    common: { storage: { backend: 'filesystem', filesystem: { dir: join(folder, 'bucket') } } },
    blocks_storage: {
      storage_prefix: 'blocks',
      tsdb: { dir: join(folder, 'tsdb') },
      bucket_store: { sync_dir: join(folder, 'sync') },
    },
    ruler: { rule_path: join(folder, 'rules'), ring },
    alertmanager: {
      data_dir: join(folder, 'alertmanager'),
      sharding_ring: { ...ring, replication_factor: 1 },
    },
    compactor: { data_dir: join(folder, 'compactor'), sharding_ring: ring },
    distributor: { ring },
    ingester: { ring: { ...ring, replication_factor: 1, min_ready_duration: '0s', final_sleep: '0s' } },
    store_gateway: { sharding_ring: { ...ring, replication_factor: 1 } },
    runtime_config: { file: limitsFile },
    limits: {
      // The history of the tests is in the past, that of the demo ends in the future, and both come at once.
      query_ingesters_within: '0s',
      ingestion_rate: 10_000_000,
      ingestion_burst_size: 10_000_000,
      creation_grace_period: '2h',
    },
  };
}

const frontendConfig = (options: MimirOptions, memcachedAddress: string | null): object => ({
  address: '127.0.0.1',
  parallelize_shardable_queries: options.isSharding ?? true,
  split_queries_by_interval: options.splitInterval ?? SPLIT_INTERVAL,
  ...(memcachedAddress === null
    ? {}
    : {
        cache_results: true,
        results_cache: { backend: 'memcached', memcached: { addresses: memcachedAddress } },
      }),
});

/**
 * Copies the samples of LMDeploy and of its targets from a Prometheus to a tenant, the oldest first: Mimir refuses older samples later.
 * @param untilS Unix seconds at which the copied time ends
 * @param selector the series to copy
 */
export async function copyToMimir(
  { pushUrl }: Pick<Mimir, 'pushUrl'>,
  tenant: string,
  from: {
    readonly prometheusUrl: string;
    readonly untilS: number;
    readonly minutes: number;
    readonly selector?: string;
  },
): Promise<void> {
  const selector = from.selector ?? '{__name__=~".+"}';
  for (let left = from.minutes; left > 0; left -= SLICE_MINUTES) {
    const endS = from.untilS - Math.max(0, left - SLICE_MINUTES) * 60;
    const series = await readSamples(from.prometheusUrl, endS, `${Math.min(left, SLICE_MINUTES)}m`, selector);
    await remoteWrite(pushUrl, series, { [TENANT_HEADER]: tenant });
  }
}

const SLICE_MINUTES = 30;
