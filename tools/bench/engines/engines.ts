import type { CleanUp } from '../../process/clean-up';
import type { BackendProgram } from '../../programs/backends';
import { copyToMimir, startMimir, TENANT_HEADER } from '../../servers/backends/mimir';
import { startThanos, type Thanos, type ThanosOptions } from '../../servers/backends/thanos';
import { blocksOf } from '../../servers/backends/tsdb-blocks';
import { startVictoriaCluster } from '../../servers/backends/victoria-cluster';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { testedVersions } from '../../servers/prometheus/tested-versions';
import { copySamples } from '../../servers/victoria-metrics/start';
import { clusterCost, mimirCost, thanosCost, type ReadCost } from './costs';

export const ENGINES = ['thanos', 'mimir', 'victoria-cluster'] as const;
export type Engine = (typeof ENGINES)[number];

export const NEEDS: Readonly<Record<Engine, readonly BackendProgram[]>> = {
  thanos: ['thanos'],
  mimir: ['mimir', 'memcached'],
  'victoria-cluster': ['vmstorage', 'vminsert', 'vmselect'],
};

/** A history as blocks, and a Prometheus with it. */
export interface Source {
  readonly dataDir: string;
  readonly prometheusUrl: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
}

/** An engine with the samples of a {@link Source}. */
export interface StartedEngine {
  /** What the page asks. */
  readonly url: string;
  /** Which the proxy before it sets. */
  readonly headers: Readonly<Record<string, string>>;
  readonly read: ReadCost;
}

const HOUR_MS = 3_600_000;

/** Thanos has what is older in its object store. */
const RECENT_MS = 4 * HOUR_MS;

const TENANT = 'bench';

/** Ends what was started, also where this process is ended. */
function ending<T extends { stop(): Promise<void> }>(cleanUp: CleanUp, started: T): T {
  cleanUp.add({ close: () => started.stop(), closeNow: () => undefined });
  return started;
}

/** Starts Prometheus 3 on blocks, without compaction, which would run meanwhile. */
export async function startPlainPrometheus(dataDir: string, cleanUp: CleanUp): Promise<RunningPrometheus> {
  const binary = (await testedVersions('prometheus')).find(({ name }) => name === 'of Debian sid')?.path;
  if (binary === undefined) throw new Error('Prometheus 3 is not available.');
  return startPrometheus({
    dataDir,
    cleanUp,
    binary,
    extraArgs: ['--storage.tsdb.min-block-duration=2h', '--storage.tsdb.max-block-duration=2h'],
  });
}

/** Starts Thanos, and waits until its store gateway responds. */
export async function startStoredThanos(
  options: Omit<ThanosOptions, 'isDeduplicating'>,
  cleanUp: CleanUp,
): Promise<Thanos> {
  const thanos = ending(cleanUp, await startThanos({ ...options, isDeduplicating: true }));
  const atS = ((blocksOf(options.dataDir)[0]?.minMs ?? 0) + 2 * HOUR_MS) / 1000;
  // Query finds its stores a few seconds after its start.
  for (let i = 0; ; i++) {
    const params = new URLSearchParams({ query: 'count(lmdeploy:num_requests_running)', time: String(atS) });
    const body = await (await fetch(`${thanos.queryUrl}/api/v1/query?${params.toString()}`)).text();
    if (body.includes('"value"')) return thanos;
    if (i > 60) throw new Error(`The store gateway has no samples: ${body.slice(0, 200)}`);
    await new Promise((later) => setTimeout(later, 1000));
  }
}

/** Starts an engine with the samples of a source. */
export function startEngine(engine: Engine, source: Source, cleanUp: CleanUp): Promise<StartedEngine> {
  return STARTS[engine](source, cleanUp);
}

const STARTS: Readonly<Record<Engine, (source: Source, cleanUp: CleanUp) => Promise<StartedEngine>>> = {
  thanos: async ({ dataDir, nowMs }, cleanUp) => {
    const thanos = await startStoredThanos({ dataDir, storedUntilMs: nowMs - RECENT_MS }, cleanUp);
    return { url: thanos.url, headers: {}, read: thanosCost(thanos.url, thanos.queryUrl) };
  },
  mimir: async ({ prometheusUrl, fromMs, toMs }, cleanUp) => {
    const mimir = ending(
      cleanUp,
      await startMimir({ splitInterval: '24h', isSharding: false, isCachingResults: true }),
    );
    const minutes = Math.ceil((toMs - fromMs) / 60_000);
    await copyToMimir(mimir, TENANT, { prometheusUrl, untilS: toMs / 1000, minutes });
    return {
      url: mimir.url,
      headers: { [TENANT_HEADER]: TENANT },
      read: mimirCost(new URL('/', mimir.url).origin),
    };
  },
  'victoria-cluster': async ({ prometheusUrl, fromMs, toMs }, cleanUp) => {
    const cluster = ending(cleanUp, await startVictoriaCluster());
    for (let untilMs = toMs; untilMs > fromMs; untilMs -= HOUR_MS)
      await copySamples(prometheusUrl, cluster.insertUrl, untilMs / 1000, '1h', '.+');
    // vminsert sends what it got to the storage nodes a little later.
    await new Promise((later) => setTimeout(later, 5000));
    await cluster.flush();
    return { url: cluster.url, headers: {}, read: clusterCost(new URL('/', cluster.url).origin) };
  },
};
