import { describe, expect, test } from 'vitest';
import { snapped, thresholdAfterKey } from './threshold-step';

const LIMITS = { min: 0.01, max: 100 };

describe('snapped', () => {
  test.each([
    [0.9876, 0.99],
    [1.04, 1],
    [12.6, 13],
    [0.001, 0.01],
    [5000, 100],
  ])('%d is %d', (value, shown) => {
    expect(snapped(value, LIMITS)).toBe(shown);
  });
});

describe('thresholdAfterKey', () => {
  test.each([
    ['ArrowRight', false, 1, 1.01],
    ['ArrowUp', true, 1, 1.1],
    ['ArrowLeft', false, 1, 0.99],
    ['ArrowDown', true, 30, 27.3],
    ['ArrowRight', true, 99, 100],
    ['ArrowLeft', false, 0.01, 0.01],
    ['Home', false, 1, 0.01],
    ['End', true, 1, 100],
    ['Enter', false, 1, null],
  ])('%s with Shift %s leads from %d to %s', (key, isShift, value, next) => {
    expect(thresholdAfterKey(key, isShift, value, LIMITS)).toBe(next);
  });

  test('moves at every value', () => {
    for (let value = 0.0123; value < 90; value *= 1.037) {
      const start = Number(value.toPrecision(3));
      expect(thresholdAfterKey('ArrowRight', false, start, LIMITS)).toBeGreaterThan(start);
      expect(thresholdAfterKey('ArrowLeft', false, start, LIMITS)).toBeLessThan(start);
    }
  });
});
