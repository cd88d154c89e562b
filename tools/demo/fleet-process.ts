import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createBlocks } from '../servers/prometheus/blocks';
import { Fleet } from '../simulator/fleet';
import { writeHistory } from '../simulator/history';
import { demoScenario } from '../simulator/scenario';
import { serveFleet } from '../simulator/server';
import type { FleetMessage, FleetPlan } from './fleet-plan';

/*
 * A separate process: the simulation keeps one core busy for seconds, during which the server of the page and Ctrl-C
 * must still work. It leads a process group, so that promtool ends with it.
 *
 * The history ends in the future. Prometheus rejects samples older than its newest block, so live samples begin where
 * the history ends. Until then the fleet stops, so no scrape is missing or counted twice.
 */

/** From the last block to the first scrape: the start of Prometheus, and two scrape intervals of 5 s. */
const PROMETHEUS_START_MS = 12_000;
/** The history first ends this far in the future: the time to write it on a small machine and to start Prometheus. */
const LEAD_MS = 15_000;
const LEAD_PER_HOUR_MS = 2_500;

async function main(plan: FleetPlan): Promise<void> {
  const endMs = Date.now() + LEAD_MS + LEAD_PER_HOUR_MS * plan.historyHours;
  const fleet = new Fleet(demoScenario(endMs), endMs - plan.historyHours * 3_600_000);
  await store(fleet, endMs, plan, 'history');
  send({ kind: 'stored' });

  // On a slower machine, the history is extended, so that the charts have no gap.
  for (let round = 1; fleet.nowMs < Date.now() + PROMETHEUS_START_MS; round++) {
    await store(fleet, Date.now() + 2 * PROMETHEUS_START_MS, plan, `more-${round}`);
  }
  await serveFleet(fleet, { ports: plan.ports });
  send({ kind: 'serving', historyEndMs: fleet.nowMs });
}

async function store(fleet: Fleet, endMs: number, plan: FleetPlan, name: string): Promise<void> {
  const dir = join(plan.workDir, name);
  const files = await writeHistory({
    fleet,
    endMs,
    scrapeIntervalS: plan.scrapeIntervalS,
    instances: plan.ports.map((port) => `127.0.0.1:${port}`),
    job: plan.job,
    dir,
  });
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  send({ kind: 'simulated', megabytes: Math.round(sizes.reduce((total, size) => total + size, 0) / 1e6) });
  await createBlocks(files, plan.dataDir, plan.promtool);
  // The text has hundreds of megabytes; the blocks are much smaller.
  await rm(dir, { recursive: true });
}

function send(message: FleetMessage): void {
  process.send?.(message);
}

/** Ends this process and its children: it leads the group. */
function endGroup(): void {
  process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL');
}

process.on('disconnect', endGroup);
try {
  await main(JSON.parse(process.argv[2] ?? '') as FleetPlan);
} catch (error) {
  send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}
