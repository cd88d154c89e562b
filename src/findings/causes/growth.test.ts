import { describe, expect, test } from 'vitest';
import { growth, highestIn, lowestIn, meanIn } from './growth';
import { rankRecord } from './record.fixture';

const rank = (isReset: readonly boolean[]) => rankRecord({ isReset });

describe('growth', () => {
  test('adds the differences of a window, over gaps', () => {
    expect(growth(rank([]), [1, 3, null, 8], { from: 0, to: 3 })).toBe(7);
    expect(growth(rank([]), [1, 3, null, 8], { from: 1, to: 3 })).toBe(5);
  });

  test('counts what a new process has counted, after a restart', () => {
    expect(growth(rank([false, false, true]), [10, 12, 3], { from: 0, to: 2 })).toBe(5);
  });

  test('is negative where a sum falls without a restart', () => {
    expect(growth(rank([]), [5, 4.5], { from: 0, to: 1 })).toBe(-0.5);
  });

  test('is null without two samples', () => {
    expect(growth(rank([]), [null, 4], { from: 0, to: 1 })).toBeNull();
    expect(growth(rank([]), [], { from: -1, to: 3 })).toBeNull();
  });
});

test('gauges of a window leave out its first time', () => {
  const values = [100, 1, null, 3];
  const window = { from: 0, to: 3 };
  expect(meanIn(values, window)).toBe(2);
  expect(lowestIn(values, window)).toBe(1);
  expect(highestIn(values, window)).toBe(3);
  expect(meanIn([null, null], { from: 0, to: 1 })).toBeNull();
});
