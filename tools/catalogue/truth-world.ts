import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBlocks } from '../prometheus/blocks';
import { Fleet } from '../simulator/fleet';
import { writeHistory } from '../simulator/history';
import { modelPlan, specDecode, type Traffic } from '../simulator/model-plan';
import type { Scenario } from '../simulator/scenario';
import { leakedSeries } from './leaked-series';

/** Where the history begins. */
export const START_S = Date.parse('2026-08-27T06:00:00Z') / 1000;

export const SCRAPE_INTERVAL_S = 5;

/** The span that is looked at: the queue of the overload keeps its length in it. */
export const STEADY = { fromS: START_S + 17 * 60, toS: START_S + 29 * 60 } as const;

export const END_S = START_S + 30 * 60;

export const PATIENT = 'truth/patient';
export const HANGING_UP = 'truth/hanging-up';
export const UNEVEN = 'truth/uneven';
export const SPECULATIVE = 'truth/speculative';
export const RESTARTED = 'truth/restarted';
export const QUIET = 'truth/quiet';

/** The rank of {@link UNEVEN} whose steps take twice as long. */
export const SLOW_ENGINE = '2';

const at = (minute: number): number => (START_S + minute * 60) * 1000;

/** First a queue is built, then as many requests come as leave. */
const overloaded = (name: string, traffic: Partial<Traffic>) =>
  modelPlan({ name, ranks: 2, maxBatchSize: 48, traffic: { ratePerS: 5, ...traffic } });

const scenario: Scenario = {
  seed: 5,
  models: [
    overloaded(PATIENT, { hangUpChance: 0 }),
    overloaded(HANGING_UP, {}),
    modelPlan({ name: UNEVEN, ranks: 4, traffic: { ratePerS: 6 } }),
    modelPlan({ name: SPECULATIVE, specDecode: specDecode(3), traffic: { ratePerS: 1 } }),
    modelPlan({ name: RESTARTED, ranks: 2, traffic: { ratePerS: 1 } }),
    modelPlan({ name: QUIET, traffic: { ratePerS: 0 } }),
  ],
  incidents: [
    ...[0, 2].flatMap((rank) => [
      { kind: 'overload' as const, rank, startMs: at(2), durationS: 300, factor: 4 },
      { kind: 'overload' as const, rank, startMs: at(7), durationS: 3600, factor: 2 },
    ]),
    { kind: 'slow', rank: 6, startMs: at(0), durationS: 3600, factor: 2 },
    { kind: 'restart', rank: 10, startMs: at(10), durationS: 60, factor: 1 },
    { kind: 'restart', rank: 10, startMs: at(20), durationS: 60, factor: 1 },
  ],
};

/** What one process has done since its start, by its own account and not by its metrics page. */
export interface Account {
  readonly model: string;
  readonly engine: string;
  /** Requests that got a handle, and the seconds that they waited for it. */
  readonly granted: number;
  readonly handleWaitS: number;
  readonly firstTokens: number;
  readonly firstTokenS: number;
  readonly promptTokens: number;
  readonly generatedTokens: number;
  readonly outputs: number;
  readonly interTokenS: number;
  readonly drafts: number;
  readonly draftTokens: number;
  readonly acceptedTokens: number;
}

/** What each rank of a model did between two moments. The ranks must not have restarted in between. */
export function truthBetween(model: string, fromS: number, toS: number): Account[] {
  // The same scenario runs the same way each time.
  const fleet = new Fleet(scenario, START_S * 1000);
  fleet.advanceTo(fromS * 1000);
  const before = accountsOf(fleet, model);
  fleet.advanceTo(toS * 1000);
  return accountsOf(fleet, model).map((after, i) => difference(after, before[i] ?? after));
}

function accountsOf(fleet: Fleet, model: string): Account[] {
  return fleet.ranks
    .filter((rank) => rank.model === model)
    .map(({ engine, index }) => {
      const reach = fleet.reach(index);
      if (reach.state !== 'up') throw new Error(`Rank ${index} is not up.`);
      const { metrics } = reach.process;
      const { granted } = reach.process.truth(fleet.nowMs);
      return {
        model,
        engine,
        granted: granted.count,
        handleWaitS: granted.sumS,
        firstTokens: metrics.firstTokenS.count,
        firstTokenS: metrics.firstTokenS.sum,
        promptTokens: metrics.promptTokens,
        generatedTokens: metrics.generationTokens,
        outputs: metrics.interTokenS.count,
        interTokenS: metrics.interTokenS.sum,
        drafts: metrics.drafts,
        draftTokens: metrics.draftTokens,
        acceptedTokens: metrics.acceptedTokens,
      };
    });
}

function difference(after: Account, before: Account): Account {
  return {
    model: after.model,
    engine: after.engine,
    granted: after.granted - before.granted,
    handleWaitS: after.handleWaitS - before.handleWaitS,
    firstTokens: after.firstTokens - before.firstTokens,
    firstTokenS: after.firstTokenS - before.firstTokenS,
    promptTokens: after.promptTokens - before.promptTokens,
    generatedTokens: after.generatedTokens - before.generatedTokens,
    outputs: after.outputs - before.outputs,
    interTokenS: after.interTokenS - before.interTokenS,
    drafts: after.drafts - before.drafts,
    draftTokens: after.draftTokens - before.draftTokens,
    acceptedTokens: after.acceptedTokens - before.acceptedTokens,
  };
}

/**
 * Writes the history as blocks into a new folder.
 * @returns the folder, a data folder for Prometheus
 */
export async function buildTruthWorld(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-truth-data-'));
  const textDir = mkdtempSync(join(tmpdir(), 'lmdeploy-truth-text-'));
  try {
    const fleet = new Fleet(scenario, START_S * 1000);
    const files = await writeHistory({
      fleet,
      endMs: END_S * 1000,
      scrapeIntervalS: SCRAPE_INTERVAL_S,
      instances: fleet.ranks.map(({ index }) => `10.0.6.${index}:23333`),
      job: 'lmdeploy',
      dir: textDir,
    });
    const leaked = join(textDir, 'leaked.om');
    writeFileSync(leaked, leakedSeries(STEADY.toS));
    await createBlocks([...files, leaked], dataDir);
    return dataDir;
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(textDir, { recursive: true, force: true });
  }
}
