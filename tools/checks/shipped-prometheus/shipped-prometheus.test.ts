import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi, type TestContext } from 'vitest';
import { startPrometheus } from '../../servers/prometheus/start';
import { testedVersions } from '../../servers/prometheus/tested-versions';
import { Fleet } from '../../simulator/fleet';
import { steadyScenario } from '../../simulator/scenario';
import { serveFleet } from '../../simulator/server';
import { MARK } from '../../targets/merge-targets';
import { parseTargetsOptions } from '../../targets/options';
import { copyShipped, EXAMPLE_KEY } from './fixtures/copy-shipped';
import { updateTargets } from '../../targets/update-targets';

/** A scrape interval, the offset of a target in it, and a margin for a busy machine. */
const SOON = { timeout: 15_000, interval: 100 };
const RULE = 'groups: [{ name: g, rules: [{ alert: EngineDown, expr: up == 0 }] }]\n';

interface Version {
  readonly name: string;
  readonly prometheus: string;
  readonly promtool: string;
}

const promtools = await testedVersions('promtool');
const versions = (await testedVersions('prometheus')).flatMap(({ name, path }): Version[] => {
  const promtool = promtools.find((other) => other.name === name);
  return promtool ? [{ name, prometheus: path, promtool: promtool.path }] : [];
});

interface Target {
  readonly health: string;
  readonly scrapeUrl: string;
  readonly labels: Readonly<Record<string, string>>;
}

async function dataOf<T>(url: string, path: string): Promise<T> {
  const response = await fetch(`${url}/api/v1/${path}`);
  return ((await response.json()) as { data: T }).data;
}

async function activeTargets(url: string): Promise<Target[]> {
  const { activeTargets: targets } = await dataOf<{ activeTargets: Target[] }>(url, 'targets?state=active');
  return targets.toSorted((a, b) => a.scrapeUrl.localeCompare(b.scrapeUrl));
}

async function healthOf(url: string): Promise<Record<string, string>> {
  const targets = await activeTargets(url);
  return Object.fromEntries(targets.map(({ labels, health }) => [labels['instance'], health]));
}

async function series(url: string, query: string): Promise<Record<string, string>[]> {
  const data = await dataOf<{ result: { metric: Record<string, string> }[] }>(
    url,
    `query?query=${encodeURIComponent(query)}`,
  );
  return data.result.map(({ metric }) => metric);
}

/** A copy of deploy/prometheus with an additional rule file, which a test may change. */
async function shippedFolder({ onTestFinished }: TestContext): Promise<string> {
  const folder = await copyShipped();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'rules', 'own.yml'), RULE);
  return folder;
}

async function start(version: Version, folder: string, file: string, context: TestContext): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lmdeploy-shipped-data-'));
  context.onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const running = await startPrometheus({
    binary: version.prometheus,
    configFile: join(folder, file),
    dataDir,
  });
  context.onTestFinished(() => running.stop());
  return running.url;
}

async function startRanks({ onTestFinished }: TestContext): Promise<[string, string]> {
  const scenario = steadyScenario({ models: ['m'], ranks: 2 });
  const fleet = await serveFleet(new Fleet(scenario, Date.now()), { ports: [0, 0] });
  onTestFinished(() => fleet.close());
  const [first, second] = fleet.ports;
  return [`127.0.0.1:${first}`, `127.0.0.1:${second}`];
}

function runTargets(folder: string, targets: readonly string[]) {
  const out = join(folder, 'targets', 'lmdeploy.json');
  return updateTargets(parseTargetsOptions([...targets, '--out', out, '--host', '127.0.0.1'], folder));
}

// The tests mostly wait for scrapes, so they run concurrently.
describe.concurrent.each(versions)('Prometheus $name', { timeout: 60_000 }, (version) => {
  it('accepts every shipped configuration', async (context) => {
    const folder = await shippedFolder(context);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.yml'));
    expect(files).toContain('prometheus.yml');
    const paths = files.map((file) => join(folder, file));
    const { status, stdout, stderr } = spawnSync(version.promtool, ['check', 'config', ...paths], {
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toMatchObject({ status: 0 });
  });

  it('scrapes the host by default, then one rank, then a second rank, without a restart', async (context) => {
    const [first, second] = await startRanks(context);
    const folder = await shippedFolder(context);
    const url = await start(version, folder, 'prometheus.yml', context);

    await vi.waitFor(async () => expect(await activeTargets(url)).toHaveLength(1), SOON);
    expect((await activeTargets(url))[0]).toMatchObject({
      scrapeUrl: 'http://host.docker.internal:23333/metrics',
      labels: { job: 'lmdeploy', instance: 'host.docker.internal:23333' },
    });

    await runTargets(folder, [first]);
    await vi.waitFor(async () => expect(await healthOf(url)).toEqual({ [first]: 'up' }), SOON);
    await runTargets(folder, [first, second]);
    await vi.waitFor(
      async () => expect(await healthOf(url)).toEqual({ [first]: 'up', [second]: 'up' }),
      SOON,
    );

    const found = await series(url, '{__name__="lmdeploy:num_requests_running"}');
    expect(found.map(({ engine, model_name }) => [model_name, engine]).sort()).toEqual([
      ['m', '0'],
      ['m', '1'],
    ]);
    for (const labels of found) {
      expect(Object.keys(labels).sort()).toEqual(['__name__', 'engine', 'instance', 'job', 'model_name']);
    }
    expect(await series(url, `{${MARK}!=""}`)).toEqual([]);
    expect(await dataOf(url, 'rules')).toMatchObject({
      groups: expect.arrayContaining([expect.objectContaining({ name: 'g', interval: 15 })]),
    });
  });

  it('sends the key of the example for --api-keys', async (context) => {
    const server = createServer((request, response) => {
      const isAllowed = request.headers.authorization === `Bearer ${EXAMPLE_KEY}`;
      response.writeHead(isAllowed ? 200 : 401, { 'content-type': 'text/plain; version=0.0.4' });
      response.end('a_metric 1\n');
    });
    context.onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const target = `127.0.0.1:${(server.address() as AddressInfo).port}`;

    const folder = await shippedFolder(context);
    await runTargets(folder, [target]);
    const url = await start(version, folder, 'prometheus.api-keys.example.yml', context);
    await vi.waitFor(async () => expect(await healthOf(url)).toEqual({ [target]: 'up' }), SOON);
  });
});
