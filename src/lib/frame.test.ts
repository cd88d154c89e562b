import { describe, expect, test } from 'vitest';
import { gridLength, gridTimes, lastValue, reframed, statsOf } from './frame';

describe('grid', () => {
  test('contains both ends', () => {
    expect(gridTimes({ startS: 0, endS: 30, stepS: 15 })).toEqual([0, 15, 30]);
    expect(gridLength({ startS: 0, endS: 0, stepS: 15 })).toBe(1);
    expect(gridLength({ startS: 0, endS: 0.9, stepS: 0.3 })).toBe(4);
  });
});

describe('statsOf', () => {
  test.each([
    [[], { last: null, min: null, mean: null, max: null }],
    [[null, null], { last: null, min: null, mean: null, max: null }],
    [[1, null, 3, null], { last: 3, min: 1, mean: 2, max: 3 }],
    [[0], { last: 0, min: 0, mean: 0, max: 0 }],
  ])('of %j', (values, stats) => {
    expect(statsOf({ values })).toEqual(stats);
  });
});

test('lastValue skips gaps', () => {
  expect(lastValue([1, 2, null])).toBe(2);
  expect(lastValue([null])).toBeNull();
});

describe('reframed', () => {
  const frame = {
    grid: { startS: 100, endS: 120, stepS: 10 },
    series: [{ key: 'a', name: 'a', role: 'mean' as const, values: [1, 2, 3] }],
  };

  test('drops points before the new grid and adds gaps after the old one', () => {
    const grid = { startS: 110, endS: 140, stepS: 10 };
    expect(reframed(frame, grid)).toEqual({
      grid,
      series: [{ ...frame.series[0], values: [2, 3, null, null] }],
    });
  });

  test('the same grid gives the same frame', () => {
    expect(reframed(frame, frame.grid)).toEqual(frame);
  });
});
