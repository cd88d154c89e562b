import { describe, expect, test } from 'vitest';
import { bucketCounts, bucketMedian, decodeStep, fastItl } from './bucket-math';
import { rankRecord } from './record.fixture';

const COUNTS = [
  { low: 0, high: 0.01, count: 0 },
  { low: 0.01, high: 0.025, count: 80 },
  { low: 0.025, high: 0.05, count: 0 },
  { low: 0.05, high: 0.075, count: 20 },
  { low: 0.075, high: Infinity, count: 0 },
];

test('the buckets of a window are differences of cumulative counts', () => {
  const rank = rankRecord({
    buckets: {
      output: [],
      itl: [
        { le: 1, values: [5, 10] },
        { le: 2, values: [5, 12] },
        { le: Infinity, values: [6, 13] },
      ],
    },
  });
  expect(bucketCounts(rank, 'itl', { from: 0, to: 1 })).toEqual([
    { low: 0, high: 1, count: 5 },
    { low: 1, high: 2, count: 2 },
    { low: 2, high: Infinity, count: 0 },
  ]);
});

describe('bucketMedian', () => {
  test('lies within the bucket of the middle observation', () => {
    expect(bucketMedian(COUNTS)).toBeCloseTo(0.01 + (50 / 80) * 0.015);
  });

  test('is null without observations, and the lower bound in the last bucket', () => {
    expect(bucketMedian([])).toBeNull();
    expect(bucketMedian([{ low: 80, high: Infinity, count: 3 }])).toBe(80);
  });
});

describe('fastItl', () => {
  test('leaves out the steps that waited for the prefill of others', () => {
    // 80 steps of 20 ms, and 20 of 61 ms, the middle of their bucket
    const slowS = 20 * Math.sqrt(0.05 * 0.075);
    expect(fastItl(COUNTS, 80 * 0.02 + slowS, 0.02)).toBeCloseTo(0.02);
  });

  test('is the median where most steps are slow, and the mean where nothing is usual', () => {
    expect(fastItl(COUNTS, 3, 0.005)).toBeCloseTo(bucketMedian(COUNTS) ?? NaN);
    expect(fastItl(COUNTS, 3, null)).toBeCloseTo(0.03);
  });

  test('is null without outputs', () => {
    expect(fastItl([], 0, 0.02)).toBeNull();
  });
});

describe('decodeStep', () => {
  test('lies between what the buckets of slow outputs allow', () => {
    // 80 fast outputs: 2.8 s less 20 outputs of 50 to 75 ms.
    const step = decodeStep(COUNTS, 2.8, 0.02);
    expect(step?.lowS).toBeCloseTo((2.8 - 20 * 0.075) / 80, 12);
    expect(step?.highS).toBeCloseTo((2.8 - 20 * 0.05) / 80, 12);
    expect(step?.stepS).toBe(fastItl(COUNTS, 2.8, 0.02));
  });

  test('is never above the mean where all steps are slow', () => {
    const counts = [
      { low: 0.025, high: 0.05, count: 20 },
      { low: 0.05, high: 0.075, count: 80 },
    ];
    expect(decodeStep(counts, 5.2, 0.02)).toEqual({ stepS: 5.2 / 100, lowS: 0.05, highS: 5.2 / 100 });
  });

  test('is the mean without a usual step, and null without an output', () => {
    expect(decodeStep(COUNTS, 3, null)).toEqual({ stepS: 0.03, lowS: 0.03, highS: 0.03 });
    expect(decodeStep([], 0, 0.02)).toBeNull();
  });
});
