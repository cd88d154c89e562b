import { describe, expect, it } from 'vitest';
import { type Incident } from './incident';
import { type Change, expectChange, fuller, incident, meansWith, without } from './incident-change.fixture';
import { type RankMeans } from './rank-means.fixture';

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
