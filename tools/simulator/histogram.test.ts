import { describe, expect, it } from 'vitest';
import { boundLabel, tokenCountBounds } from './buckets';
import { Histogram } from './histogram';

describe('Histogram', () => {
  it('counts a value that equals a bound in the bucket of that bound', () => {
    const histogram = new Histogram([0, 1, 2.5]);
    histogram.observe(0);
    histogram.observe(1, 3);
    histogram.observe(2, 2);
    histogram.observe(7);
    const out = new Float64Array(8);
    histogram.write(out, 1);
    expect([...out]).toEqual([0, 1, 4, 6, 7, 7, 14, 0]);
  });
});

describe('tokenCountBounds', () => {
  it.each([
    [1, [1]],
    [4096, [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]],
    [5000, [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]],
  ])('ends at or below a session length of %d', (sessionLen, bounds) => {
    expect(tokenCountBounds(sessionLen)).toEqual(bounds);
  });
});

describe('boundLabel', () => {
  it.each([
    [1, '1.0'],
    [0, '0.0'],
    [0.005, '0.005'],
    [7.5, '7.5'],
    [16384, '16384.0'],
  ])('prints %d as Python prints a float', (bound, label) => {
    expect(boundLabel(bound)).toBe(label);
  });
});
