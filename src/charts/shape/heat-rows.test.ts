import { describe, expect, it } from 'vitest';
import { bucketAtPlace, heatRows, rowPlace } from './heat-rows';

const cells = (bounds: number[], used: number[]) => ({
  labels: bounds.map(String),
  bounds,
  counts: bounds.map((_, b) => [used.includes(b) ? 2 : 0, null]),
});
const BOUNDS = [0.1, 0.25, 0.5, 1, 2.5, 5, Infinity];

describe('heatRows', () => {
  it.each([
    [[2, 3], { first: 1, count: 4 }],
    [[0], { first: 0, count: 2 }],
    [[6], { first: 5, count: 2 }],
    [[0, 6], { first: 0, count: 7 }],
  ])('keeps buckets %j with one empty row on each side', (used, rows) => {
    expect(heatRows(cells(BOUNDS, used))).toMatchObject(rows);
  });

  it('returns null without observations, and one row for one bucket', () => {
    expect(heatRows(cells(BOUNDS, []))).toBeNull();
    expect(heatRows(cells([], []))).toBeNull();
    expect(heatRows(cells([Infinity], [0]))).toMatchObject({ first: 0, count: 1 });
  });
});

describe('rowPlace', () => {
  const rows = { first: 1, count: 4, bounds: BOUNDS };

  it.each([
    [0.25, 1],
    [0.375, 1.5],
    [0.5, 2],
    [1.75, 3.5],
    [0.05, 0],
    [99, 4],
  ])('places %d at %d', (value, place) => {
    expect(rowPlace(rows, value)).toBeCloseTo(place, 12);
  });

  it('never decreases while values increase, up to the row without an upper bound', () => {
    const all = { first: 0, count: 7, bounds: BOUNDS };
    const places = Array.from({ length: 400 }, (_, i) => rowPlace(all, i * 0.02));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(rowPlace(all, 7)).toBe(6.5);
  });

  it('stays inside the rows when the only bucket is +Inf, and when no bucket is', () => {
    expect(rowPlace({ first: 0, count: 1, bounds: [Infinity] }, 3)).toBe(0.5);
    expect(rowPlace({ first: 0, count: 2, bounds: [1, 2] }, 9)).toBe(2);
    expect(rowPlace({ first: 0, count: 2, bounds: [0, 2] }, -1)).toBe(1);
  });
});

describe('bucketAtPlace', () => {
  it.each([
    [0.2, 1],
    [3.9, 4],
    [4, null],
    [-0.1, null],
  ])('at %d is %j', (place, bucket) => {
    expect(bucketAtPlace({ first: 1, count: 4, bounds: BOUNDS }, place)).toBe(bucket);
  });
});
