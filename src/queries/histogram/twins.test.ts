import { describe, expect, test } from 'vitest';
import type { TimedResult } from '../reading-result';
import { HistogramTwins } from './twins';

const TPOT = 'lmdeploy:time_per_output_token_seconds';

const samples = (...values: number[]) => ({ values: Float64Array.from(values), nanAt: null });
const result = (sum: number[], count: number[], bucket?: number[]): TimedResult => ({
  series: [
    ...(bucket ? [{ labels: { le: '1' }, samples: samples(...bucket) }] : []),
    { labels: { lmd_part: 'sum' }, samples: samples(...sum) },
    { labels: { lmd_part: 'count' }, samples: samples(...count) },
  ],
  warnings: [],
  infos: [],
  durationMs: 1,
});

describe('HistogramTwins', () => {
  const totals = result([2, NaN, 6], [4, NaN, 8]);

  test('takes the buckets of a histogram with the same sums and counts at every point', () => {
    const twins = new HistogramTwins();
    const found = twins.withBucketsOf(TPOT, '', totals, result([2, NaN, 6], [4, NaN, 8], [3, NaN, 7]));
    expect(found?.series.map(({ labels }) => labels)).toEqual([
      { lmd_part: 'sum' },
      { lmd_part: 'count' },
      { le: '1' },
    ]);
    expect(twins.twinOf(TPOT, '')).toBe('lmdeploy:iter_token_latency');
  });

  test.each([
    ['another sum', result([2, NaN, 6.0001], [4, NaN, 8], [3, NaN, 7])],
    ['another count', result([2, NaN, 6], [4, NaN, 9], [3, NaN, 7])],
    ['a point more', result([2, 1, 6], [4, 1, 8], [3, 1, 7])],
    ['no series', { ...totals, series: [] }],
  ])('does not take those of a histogram with %s, and does not try again for the selection', (_, twin) => {
    const twins = new HistogramTwins();
    expect(twins.withBucketsOf(TPOT, 'job="a"', totals, twin)).toBeNull();
    expect(twins.twinOf(TPOT, 'job="a"')).toBeNull();
    expect(twins.twinOf(TPOT, 'job="b"')).not.toBeNull();
  });

  test('most histograms have no twin', () => {
    expect(new HistogramTwins().twinOf('lmdeploy:e2e_request_latency_seconds', '')).toBeNull();
  });
});
