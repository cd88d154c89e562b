import { describe, expect, it, test } from 'vitest';
import { bucketColumns, pointOf, valuesOf } from '../fixtures/bucket-columns';
import { quantileAt } from './quantile';
import { shareAt, shareWithin } from './share-within';

const TEN = { '1': 2, '2': 6, '4': 9, '+Inf': 10 };

describe('shareAt', () => {
  test.each([
    ['is exact at a bound', TEN, 2, 0.6],
    ['is exact at the highest finite bound', TEN, 4, 0.9],
    ['is linear inside a bucket', TEN, 1.5, 0.4],
    ['is linear from 0 in the first bucket', TEN, 0.25, 0.05],
    ['is that of the highest finite bound above it', TEN, 1e9, 0.9],
    ['is 1 at +Inf', TEN, Infinity, 1],
    ['is 0 at 0', TEN, 0, 0],
    ['is 0 below 0', TEN, -1, 0],
    ['is 0 below a first bound under 0', { '-1': 5, '+Inf': 10 }, -2, 0],
    ['is exact at a first bound under 0', { '-1': 5, '+Inf': 10 }, -1, 0.5],
    ['is linear over a bound under 0', { '-1': 5, '1': 9, '+Inf': 10 }, 0, 0.7],
    ['adds equal bounds', { '1': 1, '1.0': 2, '2': 6, '+Inf': 6 }, 1, 0.5],
    ['lifts a count that falls', { '1': 4, '2': 2, '+Inf': 8 }, 2, 0.5],
    ['takes a bucket without a sample for not there', { '1': 2, '2': null, '4': 8, '+Inf': 10 }, 2.5, 0.5],
    ['is NaN without observations', { '1': 0, '+Inf': 0 }, 1, NaN],
    ['is NaN without +Inf', { '1': 2 }, 1, NaN],
    ['is NaN with +Inf only', { '+Inf': 2 }, Infinity, NaN],
    ['is NaN when a count that it takes is', { '1': NaN, '2': 6, '+Inf': 10 }, 1.5, NaN],
    ['is NaN when the count of all is', { '1': 2, '+Inf': NaN }, 0, NaN],
    ['is NaN in a bucket that begins at -Inf', { '-Inf': 1, '1': 4, '+Inf': 8 }, 0.5, NaN],
    ['is NaN for NaN', TEN, NaN, NaN],
  ])('%s', (_, counts, threshold, share) => {
    if (Number.isNaN(share)) expect(shareAt(pointOf(counts), threshold)).toBeNaN();
    else expect(shareAt(pointOf(counts), threshold)).toBeCloseTo(share, 14);
  });

  it.each([0.05, 0.2, 0.35, 0.5, 0.6, 0.75, 0.9])('is the inverse of the quantile %s', (q) => {
    const at = pointOf(TEN);
    expect(shareAt(at, quantileAt(at, q))).toBeCloseTo(q, 14);
  });

  it('divides exactly at a bound, with any buckets below', () => {
    expect(shareAt(pointOf({ '0.1': 0.1, '0.2': 0.3, '+Inf': 0.7 }), 0.2)).toBe(0.3 / 0.7);
  });
});

describe('shareWithin', () => {
  it('has no sample where no bucket has one', () => {
    const buckets = bucketColumns({ '1': [1, null, 0, 3], '+Inf': [2, null, 0, null] });
    expect(valuesOf(shareWithin(buckets, 1, 4, 'small-deltas'))).toEqual([0.5, null, NaN, NaN]);
  });
});
