import { expect } from 'vitest';
import { Fleet } from './fleet';
import { type Incident } from './incident';
import { rankMeans, type RankMeans } from './rank-means.fixture';
import { steadyScenario } from './scenario';

export const startMs = 1_795_500_000_000;
export const incidentMs = startMs + 200_000;
export const endMs = incidentMs + 600_000;

/** What an incident does to a rank: value with it by value without, or difference for those that are 0 without. */
export type Change = Partial<Record<keyof RankMeans, readonly [low: number, high: number]>>;

const differences: ReadonlySet<keyof RankMeans> = new Set([
  'failed',
  'queueS',
  'hitRatio',
  'acceptance',
  'apiWaiting',
  'kvUsage',
  'cpu',
  'scrapeDelayS',
  'lostScrapes',
]);

/** What a chance difference may come to. */
const still: Required<Change> = {
  received: [0.92, 1.08],
  failed: [-6, 6],
  ttftS: [0.8, 1.25],
  itlS: [0.93, 1.08],
  e2eS: [0.85, 1.18],
  queueS: [-0.02, 0.02],
  prefillS: [0.85, 1.18],
  decodeS: [0.85, 1.18],
  promptTokens: [0.9, 1.1],
  outputTokens: [0.9, 1.1],
  hitRatio: [-0.06, 0.06],
  acceptance: [-0.02, 0.02],
  running: [0.82, 1.2],
  routed: [0.82, 1.2],
  apiWaiting: [-0.5, 0.5],
  kvUsage: [-0.12, 0.12],
  cpu: [-0.05, 0.05],
  scrapeDelayS: [0, 0],
  lostScrapes: [0, 0],
};

export function meansWith(incidents: readonly Incident[], index: number): RankMeans {
  const scenario = steadyScenario({
    ranks: 2,
    ratePerS: 3,
    specTokens: 3,
    incidents,
    plan: { routing: 'round-robin', maxBatchSize: 32 },
    traffic: { prompt: { medianTokens: 480, sigma: 0.6 }, output: { medianTokens: 180, sigma: 0.5 } },
  });
  const fleet = new Fleet(scenario, startMs);
  fleet.advanceTo(incidentMs);
  return rankMeans(fleet, index, endMs);
}

export const incident = (values: Pick<Incident, 'kind'> & Partial<Incident>): Incident => ({
  rank: 0,
  startMs: incidentMs,
  durationS: 600,
  ...values,
});

export const without = [0, 1].map((index) => meansWith([], index));

export function expectChange(
  means: RankMeans,
  index: number,
  change: Change,
  free: readonly (keyof RankMeans)[] = [],
) {
  const usual = without[index];
  if (!usual) throw new Error('There are two ranks.');
  const found: Record<string, number> = {};
  const wrong: string[] = [];
  for (const key of Object.keys(still) as (keyof RankMeans)[]) {
    if (free.includes(key)) continue;
    const [low, high] = change[key] ?? still[key];
    found[key] = differences.has(key) ? means[key] - usual[key] : means[key] / usual[key];
    if (!(found[key] >= low && found[key] <= high))
      wrong.push(`${key}: ${found[key]} is not from ${low} to ${high}`);
  }
  expect(wrong).toEqual([]);
}

/** More requests in the batch, and what follows from that. */
export const fuller = [
  'running',
  'routed',
  'itlS',
  'ttftS',
  'queueS',
  'prefillS',
  'e2eS',
  'decodeS',
  'kvUsage',
] as const;
