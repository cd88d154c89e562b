import { describe, expect, test } from 'vitest';
import { gridLength, gridTimes, lastTimeS, lastValue, latestIndexOf, statsOf } from './frame';

describe('grid', () => {
  test('contains both ends', () => {
    expect(gridTimes({ startS: 0, endS: 30, stepS: 15 })).toEqual([0, 15, 30]);
    expect(gridLength({ startS: 0, endS: 0, stepS: 15 })).toBe(1);
    expect(gridLength({ startS: 0, endS: 0.9, stepS: 0.3 })).toBe(4);
  });
});

describe('a grid with a latest point', () => {
  test.each([
    ['after the last step', { startS: 0, endS: 60, stepS: 30, latestS: 85 }, [0, 30, 60, 85], 3],
    ['between two steps', { startS: 0, endS: 90, stepS: 30, latestS: 45 }, [0, 30, 45, 60, 90], 2],
    ['beside one step', { startS: 60, endS: 60, stepS: 30, latestS: 75 }, [60, 75], 1],
  ])('has it %s', (_, grid, times, index) => {
    expect(gridTimes(grid)).toEqual(times);
    expect(gridLength(grid)).toBe(times.length);
    expect(latestIndexOf(grid)).toBe(index);
    expect(lastTimeS(grid)).toBe(times.at(-1));
  });

  test('is not there when the grid has none', () => {
    expect(latestIndexOf({ startS: 0, endS: 60, stepS: 30 })).toBeNull();
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

  test.each([
    [
      'is the last value and an extreme, and no part of the mean',
      [1, 3, 8],
      { last: 8, min: 1, mean: 2, max: 8 },
    ],
    ['is everything when it is the only value', [null, null, 8], { last: 8, min: 8, mean: 8, max: 8 }],
    ['without a value changes nothing', [1, 3, null], { last: 3, min: 1, mean: 2, max: 3 }],
  ])('the latest point %s', (_, values, stats) => {
    expect(statsOf({ values }, 2)).toEqual(stats);
  });

  test('the latest point of a gauge counts with all samples of its step', () => {
    const levels = { sampled: [1, 3, 8], low: [0.5, 2, 0.25] };
    expect(statsOf({ values: [2, 4, 9], levels }, 2)).toEqual({ last: 8, min: 0.25, mean: 2, max: 9 });
  });
});

test('lastValue skips gaps', () => {
  expect(lastValue([1, 2, null])).toBe(2);
  expect(lastValue([null])).toBeNull();
});
