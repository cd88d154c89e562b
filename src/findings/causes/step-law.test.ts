import { describe, expect, it } from 'vitest';
import { growthBetween, leastGrowth } from './step-law';

const LAW = { stepS: 0.02, running: 10, perRequest: 0.01 };
const growthOf = (running: number, stepS: number, hasMoved = true): number =>
  growthBetween(LAW, leastGrowth(hasMoved), { running: 10, stepS: 0.02 }, { running, stepS });

describe('growthBetween', () => {
  it('is what explains the change of the step by the batch, within the law and the limit of the rules', () => {
    // (1 + 0.02 × 40) / (1 + 0.02 × 10) = 1.5
    expect(growthOf(40, 0.03)).toBeCloseTo(0.02, 12);
    // (1 + 0.005 × 40) / (1 + 0.005 × 10)
    expect(growthOf(40, (0.02 * 1.2) / 1.05)).toBeCloseTo(0.005, 12);
    expect(growthOf(40, 0.021)).toBe(0.003);
    expect(growthOf(40, 0.08)).toBe(0.04);
    expect(growthOf(40, 0.03, false)).toBe(0.015);
  });

  it('is that of the law where step and batch go different ways, or the step stays', () => {
    expect(growthOf(40, 0.01)).toBe(0.01);
    expect(growthOf(5, 0.04)).toBe(0.01);
    expect(growthOf(40, 0.02)).toBe(0.01);
    expect(growthOf(10, 0.04)).toBe(0.01);
  });
});
