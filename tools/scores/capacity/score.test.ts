import { expect, test } from 'vitest';
import { heldWindows } from '../../../src/findings/capacity/windows';
import { rankMinutes } from '../../../src/findings/capacity/rank-minutes';
import { Fleet } from '../../simulator/fleet';
import { steadyScenario } from '../../simulator/scenario';
import { drawGoals, drawSystem, START_MS, SYSTEM_KINDS } from './draw-systems';
import { cameNear, holdsTruth, isBoundWrong, isClose, type CapacityScore } from './score';
import { simulatedSamples } from './simulated-samples';

const SCORE: CapacityScore = {
  id: 'a',
  kind: 'plain',
  top: 1,
  says: 'reached',
  estimate: 1,
  beyond: null,
  bound: null,
};

test('an estimate counts within 15% of the truth, of systems that came within 80% of it', () => {
  expect([0.84, 0.86, 1.14, 1.16, null].map((estimate) => isClose({ ...SCORE, estimate }))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
  expect([0.79, 0.8, 2].map((top) => cameNear({ ...SCORE, top }))).toEqual([false, true, true]);
  const bands = [null, { low: 0.9, high: 0.99 }, { low: 0.9, high: 1.1 }, { low: 1.01, high: 1.2 }];
  expect(bands.map((beyond) => holdsTruth({ ...SCORE, beyond }))).toEqual([false, false, true, false]);
  expect([null, 0.99, 1.01].map((bound) => isBoundWrong({ ...SCORE, bound }))).toEqual([false, false, true]);
});

test('systems are drawn from the seed: each kind, the same each time, other ones for another seed', () => {
  const drawn = SYSTEM_KINDS.map((_, i) => drawSystem(5, i));
  expect(drawn.map(({ kind }) => kind)).toEqual(SYSTEM_KINDS);
  expect(drawSystem(5, 3)).toEqual(drawn[3]);
  expect(drawSystem(6, 3).scenario.seed).not.toBe(drawn[3]?.scenario.seed);
});

test('the minutes of a simulated rank are whole, and its goals are met at a low load', () => {
  const fleet = new Fleet(steadyScenario({ ratePerS: 1 }), START_MS);
  const { grid, ranks, models } = simulatedSamples(fleet, 20, 0.99);
  const [samples] = ranks;
  if (!samples) throw new Error('no rank');
  const slo = drawGoals(drawSystem(5, 0), { ttftS: 1, itlS: 0.2 });
  expect(slo).toMatchObject({ ttftSeconds: 2.5, itlSeconds: 0.4 });
  const windows = heldWindows(rankMinutes(grid, samples, slo), slo);
  expect(windows).toHaveLength(16);
  expect(windows.every(({ isMet }) => isMet)).toBe(true);
  expect(models.size).toBe(1);
});
