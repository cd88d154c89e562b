import { existsSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CleanUp } from '../../process/clean-up';
import { runTool } from '../../process/run-tool';
import { missingBackends } from '../../programs/backends';
import { startThanos, type Thanos, type ThanosOptions } from '../../servers/backends/thanos';
import { blocksOf } from '../../servers/backends/tsdb-blocks';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { testedVersions } from '../../servers/prometheus/tested-versions';
import { BLOCK_MS } from '../history/write-blocks';
import { median } from '../measure/median';
import { load } from '../measure/measure-page';
import { NOW_MS } from '../moment';
import { bundleScript } from '../pages/bundle';
import { launchChromium } from '../pages/chromium';
import { distFolder } from '../pages/dist-folder';
import { releasedPage } from '../pages/measured-pages';
import { servePages } from '../pages/serve';
import { CACHE_DIR } from '../pages/start-page';
import { buildHistory } from './build-history';
import { measureCost, prometheusCost, thanosCost } from './measure-cost';

const USAGE = `npm run bench:thanos -- cost|long [--runs N] [--dist FOLDER] [--ranks N] [--interval SECONDS] [--days N]

Compares Thanos, with an older history in its store gateway, with one Prometheus 3 that has the same samples. Prints figures as JSON.

  cost   what 8 ranks over 6 h and 7 days ask of each, in a load, ten refreshes, and a load by a second viewer
  long   how long the first window of 200 ranks over 30 days takes
`;

interface Options {
  readonly help: boolean;
  readonly part: 'cost' | 'long';
  readonly runs: number;
  readonly distDir: string | null;
  readonly ranks: number | null;
  readonly intervalS: number | null;
  readonly days: number | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** With parts of a day, the queries of thirty days are so many that the page had no chart after three minutes. */
const LONG_SPLIT = '240h';

function parse(args: readonly string[], cwd: string): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      runs: { type: 'string', default: '3' },
      dist: { type: 'string' },
      ranks: { type: 'string' },
      interval: { type: 'string' },
      days: { type: 'string' },
    },
  });
  const [part] = positionals;
  if (!values.help && part !== 'cost' && part !== 'long') throw new Error('Name one part: cost or long.');
  const count = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
  return {
    help: values.help,
    part: part === 'long' ? 'long' : 'cost',
    runs: Number(values.runs),
    distDir: values.dist === undefined ? null : resolve(cwd, values.dist),
    ranks: count(values.ranks),
    intervalS: count(values.interval),
    days: count(values.days),
  };
}

const say = (words: string): void => void process.stderr.write(`${words}\n`);

interface Servers {
  readonly thanos: Thanos;
  readonly prometheus: RunningPrometheus;
}

/** Starts both on the same blocks, of which Thanos has those until `storedUntilMs` in its store. */
async function startBoth(
  options: Omit<ThanosOptions, 'isDeduplicating'>,
  cleanUp: CleanUp,
): Promise<Servers> {
  const { dataDir } = options;
  const thanos = await startThanos({ ...options, isDeduplicating: true });
  cleanUp.add({ close: () => thanos.stop(), closeNow: () => undefined });
  const binary = (await testedVersions('prometheus')).find(({ name }) => name === 'of Debian sid')?.path;
  if (binary === undefined) throw new Error('Prometheus 3 is not available.');
  const prometheus = await startPrometheus({
    dataDir,
    cleanUp,
    binary,
    // Without compaction, which would run meanwhile.
    extraArgs: ['--storage.tsdb.min-block-duration=2h', '--storage.tsdb.max-block-duration=2h'],
  });
  const span = blocksOf(dataDir);
  const atS = ((span[0]?.minMs ?? 0) + 2 * HOUR_MS) / 1000;
  // Query finds its stores a few seconds after its start.
  for (let i = 0; ; i++) {
    const params = new URLSearchParams({ query: 'count(lmdeploy:num_requests_running)', time: String(atS) });
    const body = await (await fetch(`${thanos.queryUrl}/api/v1/query?${params.toString()}`)).text();
    if (body.includes('"value"')) break;
    if (i > 60) throw new Error(`The store gateway has no samples: ${body.slice(0, 200)}`);
    await new Promise((later) => setTimeout(later, 1000));
  }
  return { thanos, prometheus };
}

async function cost({ distDir, ranks, intervalS, days }: Options, cleanUp: CleanUp): Promise<object> {
  const dist = await distFolder(distDir, cleanUp, say);
  const nowMs = Date.now();
  const folder = cleanUp.makeTempFolder('lmdeploy-bench-thanos-');
  say('Writing the history …');
  const dataDir = await buildHistory({
    ranks: ranks ?? 8,
    fromMs: nowMs - (days ?? 7) * DAY_MS - 2 * HOUR_MS,
    // The history goes on while it is measured.
    toMs: nowMs + HOUR_MS,
    scrapeIntervalS: intervalS ?? 30,
    blockMs: BLOCK_MS,
    folder,
  });
  say('Filling the object store …');
  const { thanos, prometheus } = await startBoth({ dataDir, storedUntilMs: nowMs - 4 * HOUR_MS }, cleanUp);
  const browser = await launchChromium(cleanUp);
  const result: Record<string, object> = {};
  for (const range of ['6h', '7d']) {
    for (const [name, url, read] of [
      ['thanos', thanos.url, thanosCost(thanos.url, thanos.queryUrl)],
      ['prometheus', prometheus.url, prometheusCost(prometheus.url)],
    ] as const) {
      const served = await servePages({ distDir: dist, handWritten: '', prometheusUrl: url, cleanUp });
      result[`${name} ${range}`] = await measureCost(browser, served.url, range, read);
      say(`${name} ${range} ${JSON.stringify(result[`${name} ${range}`])}`);
      served.close();
    }
  }
  return result;
}

async function long(options: Options, cleanUp: CleanUp): Promise<object> {
  const { distDir, runs, ranks, intervalS, days } = options;
  const dist = await distFolder(distDir, cleanUp, say);
  const wanted = { ranks: ranks ?? 200, scrapeIntervalS: intervalS ?? 300, days: days ?? 30 };
  const dataDir = join(CACHE_DIR, `thanos-${wanted.days}d-${wanted.scrapeIntervalS}s-${wanted.ranks}`);
  if (!existsSync(dataDir)) {
    const folder = `${dataDir}.${process.pid}`;
    cleanUp.add({ closeNow: () => rmSync(folder, { recursive: true, force: true }) });
    say('Writing the history …');
    const built = await buildHistory({
      ...wanted,
      fromMs: NOW_MS - wanted.days * DAY_MS - HOUR_MS,
      toMs: NOW_MS + HOUR_MS,
      blockMs: 27 * BLOCK_MS,
      folder,
    });
    renameSync(built, dataDir);
  }
  say('Starting …');
  const storedUntilMs = blocksOf(dataDir).at(-1)?.minMs ?? NOW_MS;
  const { thanos, prometheus } = await startBoth(
    { dataDir, storedUntilMs, isCompacted: false, splitInterval: LONG_SPLIT },
    cleanUp,
  );
  const browser = await launchChromium(cleanUp);
  const probe = await bundleScript('probe.ts');
  const rangeS = (wanted.days * DAY_MS) / 1000;
  const times: Record<string, { first: number; later: number[] }> = {};
  for (let run = 0; run <= runs; run++) {
    for (const [name, url] of [
      ['query-frontend', thanos.url],
      ['query', thanos.queryUrl],
      ['prometheus', prometheus.url],
    ] as const) {
      const served = await servePages({ distDir: dist, handWritten: '', prometheusUrl: url, cleanUp });
      const stage = { browser, origin: served.url, blank: 'blank', probe };
      const { opened, run: figures } = await load(stage, releasedPage(rangeS), NOW_MS);
      await opened.close();
      served.close();
      const { windowMs, lastMs, charts, traffic } = figures;
      say(`${name} ${JSON.stringify({ windowMs, lastMs, charts, requests: traffic.requests.length })}`);
      const of = (times[name] ??= { first: windowMs, later: [] });
      if (run > 0) of.later.push(windowMs);
    }
  }
  const windowMs = Object.entries(times).map(([name, { first, later }]) => ({
    name,
    first,
    later,
    median: median(later),
  }));
  return { ...wanted, runs, windowMs };
}

async function run(options: Options, cleanUp: CleanUp): Promise<number> {
  const missing = missingBackends(['thanos']);
  if (missing !== null) throw new Error(missing);
  const result = await (options.part === 'cost' ? cost(options, cleanUp) : long(options, cleanUp));
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  return 0;
}

await runTool({ usage: USAGE, parse, run });
