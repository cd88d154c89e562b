import { describe, expect, test } from 'vitest';
import { curveOf, lastFiniteBound, shareAtThreshold, thresholdAtShare, type Curve } from './slo-curve';

const bucket = (le: string, ...values: (number | null)[]) => ({ labels: { le }, values });

describe('curveOf', () => {
  test('sums rate × step over the range', () => {
    const columns = [bucket('0.5', 1, null, 2), bucket('1.0', 0, 0, 1), bucket('+Inf', null, null, 1)];
    expect(curveOf(columns, 10)).toEqual({
      bounds: [0.5, 1, Infinity],
      counts: [30, 10, 10],
      shares: [0.6, 0.8, 1],
      total: 50,
    });
  });

  test('sorts the buckets by their bounds and leaves out columns without a bound', () => {
    const columns = [bucket('+Inf', 1), bucket('10.0', 1), bucket('2.5', 2), { labels: {}, values: [9] }];
    expect(curveOf(columns, 1)?.bounds).toEqual([2.5, 10, Infinity]);
  });

  test.each([
    ['no buckets', []],
    ['only gaps', [bucket('1.0', null, null), bucket('+Inf', null, null)]],
    ['no observation', [bucket('1.0', 0, 0), bucket('+Inf', 0, 0)]],
  ])('is null with %s', (_, columns) => {
    expect(curveOf(columns, 15)).toBeNull();
  });

  test('never falls, and ends at exactly 1', () => {
    const curve = curveOf([bucket('1.0', 0.1, -0.2), bucket('2.0', 0.7), bucket('+Inf', 0.1)], 15);
    expect(curve?.shares.at(-1)).toBe(1);
    expect(curve?.counts[0]).toBeCloseTo(1.5);
  });
});

const curve: Curve = {
  bounds: [0.5, 1, 2, Infinity],
  counts: [60, 0, 30, 10],
  shares: [0.6, 0.6, 0.9, 1],
  total: 100,
};

describe('shareAtThreshold', () => {
  test.each([
    [0.5, { share: 0.6, lower: 0, upper: 0.5, kind: 'exact' }],
    [0.25, { share: 0.3, lower: 0, upper: 0.5, kind: 'linear' }],
    [0.75, { share: 0.6, lower: 0.5, upper: 1, kind: 'linear' }],
    [1.5, { share: 0.75, lower: 1, upper: 2, kind: 'linear' }],
    [2, { share: 0.9, lower: 1, upper: 2, kind: 'exact' }],
    [3, { share: 0.9, lower: 2, upper: Infinity, kind: 'least' }],
  ] as const)('within %d it is %j', (threshold, within) => {
    expect(shareAtThreshold(curve, threshold)).toEqual({
      ...within,
      share: expect.closeTo(within.share, 12),
    });
  });

  test('above the last bound of a curve without +Inf the share may also be higher', () => {
    const open: Curve = { bounds: [1], counts: [5], shares: [1], total: 5 };
    expect(shareAtThreshold(open, 9)).toEqual({ share: 1, lower: 1, upper: Infinity, kind: 'least' });
  });

  test('with only +Inf nothing is known', () => {
    const blind: Curve = { bounds: [Infinity], counts: [5], shares: [1], total: 5 };
    expect(shareAtThreshold(blind, 1)).toEqual({ share: 0, lower: 0, upper: Infinity, kind: 'least' });
    expect(lastFiniteBound(blind)).toBeNull();
    expect(thresholdAtShare(blind, 0.5)).toBeNull();
  });
});

describe('thresholdAtShare', () => {
  test.each([
    [0.3, 0.25],
    [0.6, 0.5],
    [0.75, 1.5],
    [0.9, 2],
    [0.95, null],
  ])('%d of the observations are within %s', (share, threshold) => {
    const found = thresholdAtShare(curve, share);
    if (threshold === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(threshold, 12);
  });

  test('is the inverse of shareAtThreshold', () => {
    for (const threshold of [0.1, 0.4, 1.2, 1.9]) {
      expect(thresholdAtShare(curve, shareAtThreshold(curve, threshold).share)).toBeCloseTo(threshold, 12);
    }
  });
});
