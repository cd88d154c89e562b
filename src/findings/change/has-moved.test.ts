import { describe, expect, it } from 'vitest';
import { hasMoved } from './has-moved';

const MANY = { before: 500, now: 500 };
const STEADY = [1, 1.02, 0.98, 1.01, 0.99, 1.03, 0.97, 1];

describe('hasMoved', () => {
  it('is true for a mean far outside of the spread of both periods', () => {
    const now = STEADY.map((mean) => 1.4 * mean);
    expect(hasMoved({ before: 1, now: 1.4 }, MANY, STEADY, now)).toBe(true);
    expect(hasMoved({ before: 1.4, now: 1 }, MANY, now, STEADY)).toBe(true);
  });

  it('is false for a small change, however certain it is', () => {
    const now = STEADY.map((mean) => 1.1 * mean);
    expect(hasMoved({ before: 1, now: 1.1 }, MANY, STEADY, now)).toBe(false);
  });

  it('is false where the slices spread as much as the change', () => {
    const before = [0.4, 2, 0.5, 1.4, 0.6, 1.8, 0.7, 0.6];
    const now = [0.6, 2.4, 0.5, 2, 0.8, 1.9, 1.2, 0.6];
    expect(hasMoved({ before: 1, now: 1.25 }, MANY, before, now)).toBe(false);
  });

  it('is true for a queue that grows through the whole period', () => {
    const now = [1, 1.02, 5, 12, 20, 31, 45, 62];
    expect(hasMoved({ before: 1, now: 22 }, MANY, STEADY, now)).toBe(true);
  });

  it('is false for one bad moment among others as before', () => {
    const now = [1, 1.02, 0.98, 1.01, 0.99, 1.03, 9, 1];
    expect(hasMoved({ before: 1, now: 2 }, MANY, STEADY, now)).toBe(false);
  });

  it('is false with too few requests', () => {
    const now = STEADY.map((mean) => 4 * mean);
    expect(hasMoved({ before: 1, now: 4 }, { before: 500, now: 19 }, STEADY, now)).toBe(false);
  });
});
