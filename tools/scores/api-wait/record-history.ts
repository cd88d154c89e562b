import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBlocks } from '../../servers/prometheus/blocks';
import { Fleet } from '../../simulator/fleet';
import { writeHistory } from '../../simulator/history';
import type { Truth } from '../../simulator/truth';
import type { WaitScenario } from './scenarios';

/** The gauges that the page reads for the estimate. */
const FAMILIES = new Set([
  'lmdeploy:num_requests_succeeded',
  'lmdeploy:num_requests_failed',
  'lmdeploy:num_api_requests_routed',
  'lmdeploy:num_api_requests_waiting',
  'process_open_fds',
  'process_start_time_seconds',
]);

/** The true state of one rank at one scrape. */
export interface TruthRecord extends Truth {
  /** Unix seconds. */
  readonly atS: number;
  /** Requests that LMDeploy counts as waiting. */
  readonly counted: number;
}

export interface RecordedHistory {
  /** A data folder for Prometheus; the caller removes it. */
  readonly dataDir: string;
  readonly startS: number;
  readonly endS: number;
  /** The true states by instance. */
  readonly truths: ReadonlyMap<string, readonly TruthRecord[]>;
}

/** A time on 2026-08-27 at the start of a block. */
const START_MS = Date.parse('2026-08-27T06:00:00Z');

/** Runs a scenario. Writes the samples that Prometheus would have stored, and records the true states. */
export async function recordHistory(
  { scenario, hours }: WaitScenario,
  seed: number,
  scrapeIntervalS: number,
  hasOpenFiles: boolean,
): Promise<RecordedHistory> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-api-wait-data-'));
  const textDir = mkdtempSync(join(tmpdir(), 'lmdeploy-api-wait-text-'));
  try {
    const fleet = new Fleet(scenario(seed, START_MS), START_MS);
    const instances = fleet.ranks.map(({ index }) => `10.0.0.${index}:23333`);
    const truths = new Map<string, TruthRecord[]>(instances.map((instance) => [instance, []]));
    const endMs = START_MS + (hours + 1) * 3_600_000;
    const files = await writeHistory({
      fleet,
      endMs,
      scrapeIntervalS,
      instances,
      job: 'lmdeploy',
      dir: textDir,
      families: new Set([...FAMILIES].filter((name) => hasOpenFiles || name !== 'process_open_fds')),
      onScrape: (index) => {
        const truth = fleet.truth(index);
        const reach = fleet.reach(index);
        if (!truth || reach.state !== 'up') return;
        const counted = reach.process.metrics.gauges.apiWaiting;
        truths.get(instances[index] ?? '')?.push({ ...truth, atS: fleet.nowMs / 1000, counted });
      },
    });
    await createBlocks(files, dataDir);
    return { dataDir, startS: START_MS / 1000, endS: endMs / 1000, truths };
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(textDir, { recursive: true, force: true });
  }
}
