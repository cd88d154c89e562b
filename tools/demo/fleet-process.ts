import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createBlocks } from '../servers/prometheus/blocks';
import { Fleet } from '../simulator/fleet';
import { writeHistory } from '../simulator/history';
import { demoScenario } from '../simulator/scenario';
import { serveFleet } from '../simulator/server';
import type { FleetMessage, FleetPlan } from './fleet-plan';

/*
 * A process of its own: simulating takes a whole core for seconds, and both the page's server and Ctrl-C need one
 * that listens. It leads a process group, so that promtool ends with it.
 *
 * History ends in the future. Prometheus refuses samples that are older than its newest block, so the live ones begin
 * where history ends; until then the fleet stands still, and no scrape is seen twice or missing.
 */

/** From the moment that the blocks are there until Prometheus reads a target: its start, and two waits of 5 s. */
const PROMETHEUS_START_MS = 12_000;
/** How far ahead history is laid at first: what its making takes on a small machine, and Prometheus's start. */
const LEAD_MS = 15_000;
const LEAD_PER_HOUR_MS = 2_500;

async function main(plan: FleetPlan): Promise<void> {
  const endMs = Date.now() + LEAD_MS + LEAD_PER_HOUR_MS * plan.historyHours;
  const fleet = new Fleet(demoScenario(endMs), endMs - plan.historyHours * 3_600_000);
  await store(fleet, endMs, plan, 'history');
  tell({ kind: 'stored' });

  // A machine slower than thought: lay on what is missing, rather than show a gap.
  for (let round = 1; fleet.nowMs < Date.now() + PROMETHEUS_START_MS; round++) {
    await store(fleet, Date.now() + 2 * PROMETHEUS_START_MS, plan, `more-${round}`);
  }
  await serveFleet(fleet, { ports: plan.ports });
  tell({ kind: 'serving', historyEndMs: fleet.nowMs });
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
  tell({ kind: 'simulated', megabytes: Math.round(sizes.reduce((total, size) => total + size, 0) / 1e6) });
  await createBlocks(files, plan.dataDir, plan.promtool);
  // Hundreds of megabytes that the database now has in a fraction.
  await rm(dir, { recursive: true });
}

function tell(message: FleetMessage): void {
  process.send?.(message);
}

/** Also ends what we started: we lead the group. */
function endGroup(): void {
  process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL');
}

process.on('disconnect', endGroup);
try {
  await main(JSON.parse(process.argv[2] ?? '') as FleetPlan);
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}
