import { describe, expect, test } from 'vitest';
import { isServing, missedGoals, MODEL_STATES, modelStateOf, type ModelSigns } from './model-state';

const GOOD: ModelSigns = {
  ranks: 4,
  up: 4,
  stalled: 0,
  isBusy: true,
  shares: [{ goal: 'ttft', share: 0.999, count: 500 }],
  objective: 0.99,
};
const late = (share: number | null, count: number): ModelSigns['shares'] => [{ goal: 'itl', share, count }];

describe('modelStateOf', () => {
  test.each<[string, Partial<ModelSigns>, string]>([
    ['all ranks serve requests', {}, 'serving'],
    ['all ranks serve and there is no request', { isBusy: false }, 'idle'],
    ['one rank cannot be scraped', { up: 3 }, 'partly-down'],
    ['one rank that is expected never reported', { ranks: 5 }, 'partly-down'],
    ['one rank generates no token', { stalled: 1 }, 'partly-down'],
    ['no rank can be scraped', { up: 0 }, 'down'],
    ['no rank generates a token', { stalled: 4 }, 'down'],
    ['the ranks that are up are stalled', { up: 2, stalled: 2 }, 'down'],
    ['an objective is missed', { shares: late(0.98, 500) }, 'degraded'],
    ['an objective is missed and a rank is down', { up: 3, shares: late(0.5, 500) }, 'partly-down'],
    ['an objective is met exactly', { shares: late(0.99, 500) }, 'serving'],
    ['few requests miss an objective', { shares: late(0.5, 19) }, 'serving'],
    ['twenty requests miss an objective', { shares: late(0.5, 20) }, 'degraded'],
    ['no request has a share', { shares: late(null, 0) }, 'serving'],
    ['no rank is known', { ranks: 0, up: 0 }, 'unknown'],
  ])('%s', (_, signs, state) => {
    expect(modelStateOf({ ...GOOD, ...signs })).toBe(state);
  });

  test('is never better with a rank less', () => {
    for (const signs of [GOOD, { ...GOOD, isBusy: false }, { ...GOOD, shares: late(0.5, 50) }])
      for (let up = 4; up > 0; up--) {
        const [now, less] = [modelStateOf({ ...signs, up }), modelStateOf({ ...signs, up: up - 1 })];
        expect(MODEL_STATES.indexOf(less)).toBeLessThanOrEqual(MODEL_STATES.indexOf(now));
      }
  });
});

test('missedGoals names each goal that is missed', () => {
  const shares = [...late(0.5, 50), { goal: 'e2e' as const, share: 1, count: 50 }];
  expect(missedGoals({ ...GOOD, shares }).map(({ goal }) => goal)).toEqual(['itl']);
});

test('a model serves unless it is down or unknown', () => {
  expect(MODEL_STATES.filter(isServing)).toEqual(['partly-down', 'degraded', 'serving', 'idle']);
});
