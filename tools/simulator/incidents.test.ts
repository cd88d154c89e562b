import { describe, expect, it } from 'vitest';
import { Fleet } from './fleet';
import { type Incident } from './incident';
import { rankMeans, type RankMeans } from './rank-means.fixture';
import { steadyScenario } from './scenario';

const startMs = 1_795_500_000_000;
const incidentMs = startMs + 200_000;
const endMs = incidentMs + 600_000;

/** What an incident does to a rank: value with it by value without, or difference for those that are 0 without. */
type Change = Partial<Record<keyof RankMeans, readonly [low: number, high: number]>>;

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

function meansWith(incidents: readonly Incident[], index: number): RankMeans {
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

const incident = (values: Pick<Incident, 'kind'> & Partial<Incident>): Incident => ({
  rank: 0,
  startMs: incidentMs,
  durationS: 600,
  ...values,
});

const without = [0, 1].map((index) => meansWith([], index));

function expectChange(
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
const fuller = [
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

describe('an incident in one rank', () => {
  it.each<[string, Incident, Change, readonly (keyof RankMeans)[]]>([
    [
      'decode-slow: decode steps take longer, prefill does not',
      incident({ kind: 'decode-slow', factor: 2 }),
      { itlS: [1.75, 2.3], decodeS: [1.75, 2.4], e2eS: [1.7, 2.4], running: [1.6, 2.6], routed: [1.6, 2.6] },
      ['ttftS', 'queueS', 'kvUsage'],
    ],
    [
      'prefill-slow: prefill takes longer',
      incident({ kind: 'prefill-slow', factor: 4 }),
      { prefillS: [3.5, 5.5], ttftS: [2, 7], itlS: [1.03, 2] },
      ['queueS', 'running', 'routed', 'e2eS', 'decodeS', 'kvUsage'],
    ],
    [
      'api-lag: each ITL grows by the lag, each request once',
      incident({ kind: 'api-lag', lagS: 0.05 }),
      { scrapeDelayS: [0.05, 0.2] },
      ['ttftS', 'itlS', 'e2eS', 'decodeS'],
    ],
    ['api-busy: the process uses a whole core', incident({ kind: 'api-busy' }), { cpu: [0.7, 0.99] }, []],
    [
      'clock-skew: each ITL grows by the skew, TTFT does not',
      incident({ kind: 'clock-skew', lagS: 0.05 }),
      {},
      ['itlS', 'decodeS'],
    ],
    [
      'held-handles: handles are taken without requests in the batch',
      incident({ kind: 'held-handles', handles: 8 }),
      { routed: [1.5, 4] },
      ['received'],
    ],
    [
      'leak: requests that have hung up stay counted',
      incident({ kind: 'leak', share: 0.2 }),
      { apiWaiting: [60, 120], received: [1.1, 1.3] },
      [],
    ],
    [
      'hang-ups: a share of the requests fails after the first token',
      incident({ kind: 'hang-ups', share: 0.3 }),
      { failed: [210, 330] },
      ['running', 'routed', 'decodeS', 'e2eS', 'itlS', 'kvUsage', 'cpu'],
    ],
    [
      'errors: a share of the requests fails after the first token',
      incident({ kind: 'errors', share: 0.3 }),
      { failed: [210, 330] },
      ['running', 'routed', 'decodeS', 'e2eS', 'itlS', 'kvUsage', 'cpu'],
    ],
    [
      'rejects: a share of the requests fails before the first token',
      incident({ kind: 'rejects', share: 0.3 }),
      { failed: [210, 330] },
      ['running', 'routed', 'ttftS', 'decodeS', 'e2eS', 'itlS', 'kvUsage', 'cpu'],
    ],
    [
      'accept-less: fewer drafts are accepted, so that a response takes more steps',
      incident({ kind: 'accept-less', factor: 2 }),
      { acceptance: [-0.4, -0.25], e2eS: [1.2, 2], decodeS: [1.2, 2], running: [1.2, 2], routed: [1.2, 2] },
      ['ttftS', 'queueS', 'itlS', 'kvUsage', 'cpu'],
    ],
    [
      'lost-scrapes: scrapes fail and nothing else happens',
      incident({ kind: 'lost-scrapes', share: 0.6 }),
      { lostScrapes: [0.45, 0.75] },
      [],
    ],
    [
      'hot: the rank gets a larger share',
      incident({ kind: 'hot', factor: 1.6 }),
      { received: [1.5, 1.7], running: [1.5, 3], routed: [1.5, 3] },
      [...fuller, 'cpu', 'failed'],
    ],
    [
      'slow: all steps take longer',
      incident({ kind: 'slow', factor: 1.8 }),
      { itlS: [1.6, 2.4], prefillS: [1.6, 2.5] },
      [...fuller],
    ],
  ])('%s', (_, cause, change, free) => {
    expectChange(meansWith([cause], 0), 0, change, free);
    // The other rank of the model is as before; with routing it gets the rest.
    if (cause.kind !== 'hot') expectChange(meansWith([cause], 1), 1, {});
  });

  it('shows a lag of the API process once in each ITL and once in each request', () => {
    const [usual] = without;
    const late = meansWith([incident({ kind: 'api-lag', lagS: 0.05 })], 0);
    for (const key of ['ttftS', 'itlS', 'e2eS', 'decodeS'] as const) {
      // Requests that end after the start of the incident may have begun before.
      expect(late[key] - (usual?.[key] ?? 0), key).toBeCloseTo(0.05, 2.5);
    }
  });

  it.each([0.05, -0.1])('shows a skew of %d s in ITL and decode time, not in TTFT and E2E', (lagS) => {
    const [usual] = without;
    const skewed = meansWith([incident({ kind: 'clock-skew', lagS })], 0);
    for (const key of ['itlS', 'decodeS'] as const) {
      expect(skewed[key] - (usual?.[key] ?? 0), key).toBeCloseTo(lagS, 2.5);
    }
    for (const key of ['ttftS', 'e2eS', 'queueS', 'prefillS'] as const) {
      expect(skewed[key], key).toBeCloseTo(usual?.[key] ?? 0, 3);
    }
  });

  it('sends nothing to a rank without traffic, and all to the other', () => {
    const cause = incident({ kind: 'no-traffic' });
    expect(meansWith([cause], 0).received).toBeLessThan(10);
    expectChange(meansWith([cause], 1), 1, { received: [1.85, 2.15] }, [
      ...fuller,
      'cpu',
      'failed',
      'hitRatio',
    ]);
  });
});

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
