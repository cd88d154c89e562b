import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFleet } from '../demo/fleet';
import { freePort } from '../process/free-port';
import type { CleanUp } from '../process/clean-up';
import { runTool } from '../process/run-tool';
import { missingBackends, type BackendProgram } from '../programs/backends';
import { requireBinary } from '../programs/binaries';
import { startHeaderAdder } from '../servers/backends/header-adder';
import { NAMESPACE_HEADER, startLabelProxy } from '../servers/backends/label-proxy';
import { copyToMimir, startMimir, TENANT_HEADER } from '../servers/backends/mimir';
import { startThanos } from '../servers/backends/thanos';
import { startVictoriaCluster } from '../servers/backends/victoria-cluster';
import { startNginx } from '../servers/nginx/start';
import type { NginxSettings } from '../servers/nginx/render';
import { startPrometheus } from '../servers/prometheus/start';
import { prometheusConfig, type ScrapeConfig } from '../servers/prometheus/prometheus-config';
import { copySamples } from '../servers/victoria-metrics/start';
import { demoScenario } from '../simulator/scenario';
import { buildModule } from './build';
import { parseBackendsOptions, USAGE, type BackendsOptions, type Setup } from './options';

const JOB = 'lmdeploy';
const SCRAPE_INTERVAL_S = 5;

/** The history ends in the future, by less than this. */
const HISTORY_AHEAD_S = 600;

/** What is older than this is in the object store of Thanos, and no longer in the two Prometheus. */
const RECENT_MS = 2 * 3_600_000;

/** The default of VictoriaMetrics. With 0, a last point of p99 that was far too high was seen on live scrapes. */
const LATENCY_OFFSET_S = 30;

/** What a set-up gets: the history as blocks, and the targets that go on from where it ends. */
interface World {
  readonly dataDir: string;
  readonly scrapeConfigs: readonly ScrapeConfig[];
  readonly folder: string;
  readonly historyHours: number;
  readonly cleanUp: CleanUp;
}

/** Starts a set-up. @returns the settings of the nginx before it */
type Start = (world: World) => Promise<NginxSettings>;

const NEEDS: Readonly<Record<Setup, readonly BackendProgram[]>> = {
  'label-proxy': ['prom-label-proxy'],
  'victoria-cluster': ['vmstorage', 'vminsert', 'vmselect'],
  thanos: ['thanos'],
  mimir: ['mimir'],
};

/** Ends what was started, also where this process is ended. */
const ending = <T extends { stop(): Promise<void> }>(cleanUp: CleanUp, started: T): T => {
  cleanUp.add({ close: () => started.stop(), closeNow: () => undefined });
  return started;
};

/** Settings of nginx: users, all with the password "right", and the tenant of each. */
function tenantSettings(folder: string, tenants: Readonly<Record<string, string>>): NginxSettings {
  const hash = createHash('sha1').update('right').digest('base64');
  const [passwordsFile, tenantsFile] = [join(folder, 'passwords'), join(folder, 'tenants')];
  const users = Object.entries(tenants);
  say(`Users, all with the password "right": ${Object.keys(tenants).join(', ')}`);
  writeFileSync(passwordsFile, users.map(([user]) => `${user}:{SHA}${hash}\n`).join(''));
  writeFileSync(tenantsFile, users.map(([user, tenant]) => `${user} ${tenant}\n`).join(''));
  return { BASIC_AUTH_FILE: passwordsFile, TENANTS_FILE: tenantsFile };
}

/** Writes a configuration file with receivers of remote write. @returns its path */
function remoteWriteConfig(
  folder: string,
  scrapeConfigs: readonly ScrapeConfig[],
  remote_write: object[],
): string {
  const configFile = join(folder, 'prometheus.yml');
  const config = JSON.parse(prometheusConfig(scrapeConfigs, [])) as object;
  writeFileSync(configFile, JSON.stringify({ ...config, remote_write }));
  return configFile;
}

const STARTS: Readonly<Record<Setup, Start>> = {
  'label-proxy': async ({ dataDir, scrapeConfigs, folder, cleanUp }) => {
    const prometheus = await startPrometheus({ dataDir, scrapeConfigs, cleanUp });
    // The demo has no namespaces: its job stands for one.
    const proxy = ending(cleanUp, await startLabelProxy(prometheus.url, 'job'));
    return {
      PROMETHEUS_UPSTREAM: proxy.url,
      ...tenantSettings(folder, { ann: JOB }),
      TENANT_HEADER: NAMESPACE_HEADER,
    };
  },
  'victoria-cluster': async ({ dataDir, scrapeConfigs, folder, historyHours, cleanUp }) => {
    const cluster = ending(cleanUp, await startVictoriaCluster(LATENCY_OFFSET_S));
    const receivers = [{ url: `${cluster.insertUrl}/api/v1/write` }];
    const configFile = remoteWriteConfig(folder, scrapeConfigs, receivers);
    const prometheus = await startPrometheus({ dataDir, configFile, cleanUp });
    const untilS = Date.now() / 1000 + HISTORY_AHEAD_S;
    for (let hour = 0; hour < Math.ceil(historyHours) + 1; hour++)
      await copySamples(prometheus.url, cluster.insertUrl, untilS - hour * 3600, '1h', '.+');
    await cluster.flush();
    return { PROMETHEUS_UPSTREAM: cluster.url };
  },
  thanos: async ({ dataDir, scrapeConfigs, cleanUp }) => {
    const storedUntilMs = Date.now() - RECENT_MS;
    const thanos = ending(
      cleanUp,
      await startThanos({ dataDir, scrapeConfigs, storedUntilMs, isDeduplicating: true }),
    );
    return { PROMETHEUS_UPSTREAM: thanos.url };
  },
  mimir: async ({ dataDir, scrapeConfigs, folder, historyHours, cleanUp }) => {
    const limits = { 'team-b': { max_total_query_length: '2h', max_fetched_series_per_query: 200 } };
    const mimir = ending(cleanUp, await startMimir({ limits }));
    const one = scrapeConfigs.flatMap(({ targets }) => targets).at(-1) ?? '';
    const source = await startPrometheus({ dataDir, cleanUp });
    const prometheusUrl = source.url;
    const untilS = Date.now() / 1000 + HISTORY_AHEAD_S;
    const minutes = historyHours * 60 + HISTORY_AHEAD_S / 60;
    await copyToMimir(mimir, 'team-a', { prometheusUrl, untilS, minutes });
    await copyToMimir(mimir, 'team-b', { prometheusUrl, untilS, minutes, selector: `{instance="${one}"}` });
    await source.stop();
    const receivers: object[] = [];
    for (const tenant of ['team-a', 'team-b']) {
      const { url } = ending(cleanUp, await startHeaderAdder(mimir.pushUrl, { [TENANT_HEADER]: tenant }));
      receivers.push({
        url,
        ...(tenant === 'team-a'
          ? {}
          : { write_relabel_configs: [{ source_labels: ['instance'], regex: one, action: 'keep' }] }),
      });
    }
    await startPrometheus({
      dataDir,
      configFile: remoteWriteConfig(folder, scrapeConfigs, receivers),
      cleanUp,
    });
    return {
      PROMETHEUS_UPSTREAM: mimir.url,
      ...tenantSettings(folder, { ann: 'team-a', bob: 'team-b' }),
      TENANT_HEADER,
    };
  },
};

async function backends(options: BackendsOptions, cleanUp: CleanUp): Promise<number> {
  if (options.help) return 0;
  if ('build' in options) {
    for (const name of options.build) {
      say(`Building ${name} …`);
      const code = await buildModule(name);
      if (code !== 0) return code;
    }
    return 0;
  }
  const { setup, historyHours } = options;
  const missing = missingBackends(NEEDS[setup]);
  if (missing !== null) throw new Error(missing);
  const folder = cleanUp.makeTempFolder('lmdeploy-backends-');
  const workDir = join(folder, 'work');
  mkdirSync(workDir);
  const rankCount = demoScenario(Date.now()).models.reduce((count, { ranks }) => count + ranks, 0);
  const ports: number[] = [];
  while (ports.length < rankCount) ports.push(await freePort());
  const dataDir = join(folder, 'data');
  say(`Simulating ${historyHours} h of ${rankCount} ranks …`);
  const fleet = await startFleet(
    {
      historyHours,
      ports,
      scrapeIntervalS: SCRAPE_INTERVAL_S,
      job: JOB,
      workDir,
      dataDir,
      promtool: requireBinary('promtool'),
    },
    cleanUp,
    () => undefined,
  );
  say(`Starting ${setup} …`);
  const targets = ports.map((port) => `127.0.0.1:${port}`);
  const scrapeConfigs = [{ job: JOB, targets, intervalS: SCRAPE_INTERVAL_S }];
  const settings = await STARTS[setup]({ dataDir, scrapeConfigs, folder, historyHours, cleanUp });
  const nginx = ending(cleanUp, await startNginx({ settings }));
  say(`The server behind the page: ${settings['PROMETHEUS_UPSTREAM'] ?? ''}`);
  say(`\nOpen ${nginx.url}/?from=now-${Math.ceil(historyHours)}h (Ctrl-C ends everything)`);
  await fleet.ended;
  throw new Error('The simulated servers ended, so this ends too.');
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

await runTool({ usage: USAGE, parse: parseBackendsOptions, run: backends });
