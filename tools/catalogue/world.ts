import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBlocks } from '../prometheus/blocks';
import { Fleet } from '../simulator/fleet';
import { writeHistory } from '../simulator/history';
import { modelPlan, specDecode } from '../simulator/model-plan';
import type { Scenario } from '../simulator/scenario';
import { knownSeries } from './known-series';

/** Where the history ends; a multiple of every step. */
export const END_S = Date.parse('2026-08-27T07:30:00Z') / 1000;

export const HISTORY_S = 75 * 60;
export const SCRAPE_INTERVAL_S = 5;

/** A server that nobody asks. */
export const QUIET_MODEL = 'quiet/Model-7B';

/** In the middle of the overload: requests wait in the API and clients hang up. */
export const BUSY_S = END_S - 20 * 60;

const beforeEndMs = (minutes: number): number => (END_S - minutes * 60) * 1000;

const scenario: Scenario = {
  seed: 11,
  models: [
    modelPlan({
      name: 'internlm3-8b-instruct',
      ranks: 2,
      maxBatchSize: 48,
      traffic: { ratePerS: 3, burstiness: 0.16, cancelChance: 0.03 },
    }),
    modelPlan({ name: 'Qwen/Qwen2.5-7B-Instruct', specDecode: specDecode(3), traffic: { ratePerS: 0.6 } }),
    modelPlan({ name: QUIET_MODEL, traffic: { ratePerS: 0 } }),
  ],
  incidents: [
    { kind: 'restart', rank: 1, startMs: beforeEndMs(55), durationS: 120, factor: 1 },
    { kind: 'overload', rank: 0, startMs: beforeEndMs(26), durationS: 600, factor: 4 },
  ],
};

/**
 * Writes servers with all that happens, one that nobody asks, and one whose numbers are known, as blocks.
 * @returns the folder, a data folder for Prometheus
 */
export async function buildWorld(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-catalogue-data-'));
  const textDir = mkdtempSync(join(tmpdir(), 'lmdeploy-catalogue-text-'));
  try {
    const files = await writeHistory({
      fleet: new Fleet(scenario, (END_S - HISTORY_S) * 1000),
      endMs: END_S * 1000,
      scrapeIntervalS: SCRAPE_INTERVAL_S,
      instances: ['10.0.4.17:23333', '10.0.4.17:23334', '10.0.4.18:23333', '10.0.4.19:23333'],
      job: 'lmdeploy',
      dir: textDir,
    });
    const known = join(textDir, 'known.om');
    writeFileSync(known, knownSeries(END_S - HISTORY_S, END_S, SCRAPE_INTERVAL_S));
    await createBlocks([...files, known], dataDir);
    return dataDir;
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(textDir, { recursive: true, force: true });
  }
}
