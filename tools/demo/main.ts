import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireBinary } from '../programs/binaries';
import type { CleanUp } from '../process/clean-up';
import { freePort } from '../process/free-port';
import { runTool } from '../process/run-tool';
import { startPrometheus } from '../servers/prometheus/start';
import { demoScenario } from '../simulator/scenario';
import { startFleet } from './fleet';
import type { FleetMessage } from './fleet-plan';
import { takeLock } from './lock';
import { parseDemoOptions, USAGE, type DemoOptions } from './options';
import { startPage } from './page';
import { choosePorts } from './ports';

const JOB = 'lmdeploy';
const SCRAPE_INTERVAL_S = 5;
/** The alert rules that the project ships. */
const RULES = fileURLToPath(new URL('../../deploy/prometheus/rules/*.yml', import.meta.url));

async function demo(wanted: DemoOptions, cleanUp: CleanUp): Promise<number> {
  requireBinary('prometheus');
  const promtool = requireBinary('promtool');
  // The lock holds the URL of the page, so its port is chosen first.
  const options = wanted.port === 0 ? { ...wanted, port: await freePort() } : wanted;
  const rankCount = demoScenario(Date.now()).models.reduce((count, { ranks }) => count + ranks, 0);
  refuseSecondDemo(options, cleanUp);
  const ports = await choosePorts(options, rankCount);
  const pageUrl = `http://localhost:${ports.page}`;
  const folder = cleanUp.makeTempFolder('lmdeploy-demo-');
  const dataDir = join(folder, 'data');

  say(`Simulating ${options.historyHours} h of ${rankCount} ranks …`);
  const prometheusUrl = `http://127.0.0.1:${ports.prometheus}`;
  const plan = {
    historyHours: options.historyHours,
    ports: ports.ranks,
    scrapeIntervalS: SCRAPE_INTERVAL_S,
    job: JOB,
    workDir: folder,
    dataDir,
    promtool,
  };
  const [fleet] = await Promise.all([
    startFleet(plan, cleanUp, sayProgress),
    startPage(ports.page, prometheusUrl, cleanUp),
  ]);
  const prometheus = await startPrometheus({
    dataDir,
    port: ports.prometheus,
    scrapeConfigs: [
      { job: JOB, targets: ports.ranks.map((port) => `127.0.0.1:${port}`), intervalS: SCRAPE_INTERVAL_S },
    ],
    ruleFiles: [RULES],
    cleanUp,
  });

  say(`Prometheus: ${prometheusUrl}`);
  say(`Simulated servers: ${ports.ranks.map((port) => `http://127.0.0.1:${port}/metrics`).join(' ')}`);
  say(
    `To inject a fault: curl -d '{"kind":"stall","rank":0,"seconds":60}' http://127.0.0.1:${ports.ranks[0]}/fault`,
  );
  say(
    `\nOpen ${pageUrl}/?from=now-6h (ready after ${Math.round(performance.now() / 1000)} s; Ctrl-C ends everything)`,
  );

  const ended = await Promise.race([
    prometheus.ended.then((how) => `Prometheus ended (${how})`),
    fleet.ended.then(() => 'The simulated servers ended'),
  ]);
  throw new Error(`${ended}, so the demo ends too.`);
}

/** A second demo needs ports of its own: the lock is that of the port of the page. */
function refuseSecondDemo({ port }: DemoOptions, cleanUp: CleanUp): void {
  const lock = takeLock(join(tmpdir(), `lmdeploy-dashboard-demo-${port}.lock`), `http://localhost:${port}`);
  if (lock.state === 'taken') {
    throw new Error(
      `A demo is already running (pid ${lock.by.pid}): open ${lock.by.url} or stop it first. Another demo starts beside it on other ports: --port, --prometheus-port, --rank-port.`,
    );
  }
  cleanUp.add({ closeNow: lock.release });
}

function sayProgress(message: FleetMessage): void {
  if (message.kind === 'simulated')
    say(`Writing ${message.megabytes} MB of samples to the database of Prometheus …`);
  if (message.kind === 'stored') say('Starting Prometheus …');
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

await runTool({ usage: USAGE, parse: parseDemoOptions, run: demo });
