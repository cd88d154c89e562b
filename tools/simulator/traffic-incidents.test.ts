import { describe, expect, it } from 'vitest';
import { Fleet } from './fleet';
import { type Incident } from './incident';
import {
  type Change,
  endMs,
  expectChange,
  fuller,
  incident,
  incidentMs,
  meansWith,
  startMs,
} from './incident-change.fixture';
import { rankMeans, type RankMeans } from './rank-means.fixture';
import { steadyScenario } from './scenario';

describe('an incident of the traffic of a model', () => {
  it.each<[string, Incident, Change, readonly (keyof RankMeans)[]]>([
    [
      'long-outputs: responses are longer',
      incident({ kind: 'long-outputs', factor: 2 }),
      { outputTokens: [1.7, 2.2], decodeS: [1.7, 2.6], e2eS: [1.7, 2.6], running: [1.6, 2.8] },
      [...fuller, 'cpu'],
    ],
    [
      'long-prompts: prompts are longer',
      incident({ kind: 'long-prompts', factor: 3 }),
      { promptTokens: [2.6, 3.3], prefillS: [1.8, 4], ttftS: [1.4, 6] },
      [...fuller],
    ],
    [
      'cache-miss: fewer prompts have a known prefix',
      incident({ kind: 'cache-miss', factor: 4 }),
      { hitRatio: [-0.4, -0.1], prefillS: [1.05, 2] },
      [...fuller],
    ],
  ])('%s', (_, cause, change, free) => {
    for (const index of [0, 1]) expectChange(meansWith([cause], index), index, change, free);
  });

  it('is limited to the model that it names', () => {
    const scenario = steadyScenario({
      models: ['a', 'b'],
      incidents: [incident({ kind: 'idle', rank: 'all', model: 'b' })],
    });
    const fleet = new Fleet(scenario, startMs);
    fleet.advanceTo(incidentMs);
    const received = [0, 1].map((index) => rankMeans(fleet, index, fleet.nowMs + 300_000).received);
    expect(received[0]).toBeGreaterThan(500);
    // The first loop has run through the incident.
    fleet.advanceTo(endMs - 60_000);
    expect(rankMeans(fleet, 1, endMs - 10_000).received).toBe(0);
    expect(
      () => new Fleet({ ...scenario, incidents: [incident({ kind: 'idle', rank: 'all', model: 'c' })] }, 0),
    ).toThrow('There is no model c.');
  });
});

describe('kv-small', () => {
  it('makes requests wait in the engine while the batch has room', () => {
    const means = (incidents: readonly Incident[]) => {
      const plan = { kvBlocks: 1_500, reusableBlocks: 500, maxBatchSize: 64 };
      const fleet = new Fleet(steadyScenario({ ratePerS: 3, plan, incidents }), startMs);
      fleet.advanceTo(incidentMs);
      return rankMeans(fleet, 0, endMs);
    };
    const [usual, small] = [means([]), means([incident({ kind: 'kv-small', factor: 6 })])];
    expect(usual.queueS).toBeLessThan(0.1);
    expect(small.queueS).toBeGreaterThan(1);
    expect(small.running).toBeLessThan(16);
    expect(small.kvUsage).toBeGreaterThan(0.75);
  });
});
