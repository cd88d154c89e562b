import { describe, expect, test } from 'vitest';
import { tileValueAt } from './tile-value';

type Values = readonly (number | null)[];

describe('the value of a tile', () => {
  const newest = (values: Values, stepS = 10): number | null =>
    tileValueAt({}, { labels: {}, values }, { stepS }, values.length - 1);

  test('of a gauge is the newest one of the last minute', () => {
    expect(newest([1, 2, 3])).toBe(3);
    expect(newest([1, 2, null])).toBe(2);
    expect(newest([7, null, null, null, null, null, null])).toBeNull();
    expect(newest([7, null, null], 600)).toBe(7);
    expect(newest([7, null, null, null], 600)).toBeNull();
    expect(newest([])).toBeNull();
  });

  test('of a rate is its mean over the span', () => {
    const over = (values: Values, index = values.length - 1): number | null =>
      tileValueAt({ overS: 30 }, { labels: {}, values }, { stepS: 10 }, index);
    expect(over([9, 1, 2, 3])).toBe(2);
    expect(over([9, 1, null, 3])).toBe(2);
    expect(over([9, 1, 2, 3], 1)).toBe(5);
    expect(over([9, null, null, null])).toBeNull();
  });

  test('of requests is that of all requests of the span together', () => {
    const spans: number[][] = [];
    const column = {
      labels: {},
      values: [0, 0, 0, 0],
      overall: (first: number, last: number): number => spans.push([first, last]),
    };
    tileValueAt({ overS: 20 }, column, { stepS: 10 }, 3);
    tileValueAt({ overS: 20 }, column, { stepS: 10 }, 3, 10);
    expect(spans).toEqual([
      [2, 3],
      [3, 3],
    ]);
  });
});
