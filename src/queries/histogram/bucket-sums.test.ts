import { describe, expect, it } from 'vitest';
import { BucketSums } from './bucket-sums';
import { quantiles } from './quantile';

const column = (...values: number[]) => ({ values: Float64Array.from(values), nanAt: null });

const buckets = {
  bounds: [1, 2, Infinity],
  counts: [column(1, 2, NaN, 4), column(2, 4, NaN, 4), column(3, 5, NaN, 8)],
};

describe('BucketSums', () => {
  const sumsOver = (sums: BucketSums, first: number, last: number): number[] =>
    sums.over(first, last).counts.map(({ values }) => values[0] ?? NaN);

  it('adds the points of each bucket, without those that have no sample', () => {
    const sums = new BucketSums(buckets);
    expect(sumsOver(sums, 0, 3)).toEqual([7, 10, 16]);
    expect(sumsOver(sums, 0, 1)).toEqual([3, 6, 8]);
    expect(sumsOver(sums, 3, 3)).toEqual([4, 4, 8]);
    expect(sumsOver(sums, 0, 3)).toEqual([7, 10, 16]);
  });

  it('has no sample where no point has one, and leaves points outside the grid out', () => {
    const sums = new BucketSums(buckets);
    expect(sumsOver(sums, 2, 2)).toEqual([NaN, NaN, NaN]);
    expect(sumsOver(sums, 3, 99)).toEqual([4, 4, 8]);
    expect(sumsOver(sums, -5, 0)).toEqual([1, 2, 3]);
  });

  it('serves all quantiles of a span', () => {
    const sums = new BucketSums(buckets);
    const of = (q: number) => quantiles(sums.over(0, 1), [q], 1, 'running-maximum')[0]?.values[0];
    expect([of(0.25), of(0.5), of(0.25)]).toEqual([2 / 3, 4 / 3, 2 / 3]);
  });
});
