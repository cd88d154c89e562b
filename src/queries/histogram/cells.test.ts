import { describe, expect, it } from 'vitest';
import { bucketColumns, valuesOf } from '../fixtures/bucket-columns';
import { cells } from './cells';

describe('cells', () => {
  it('gives the observations of each bucket alone', () => {
    const { bounds, counts } = cells(
      bucketColumns({ '1': [2, 0], '2': [6, 0], '+Inf': [10, 3] }),
      2,
      'small-deltas',
    );
    expect(bounds).toEqual([1, 2, Infinity]);
    expect(counts.map(valuesOf)).toEqual([
      [2, 0],
      [4, 0],
      [4, 3],
    ]);
  });

  it('has no cell for a bucket without a sample; the next cell has its observations', () => {
    const { counts } = cells(
      bucketColumns({ '1': [2, null, null], '2': [null, 6, null], '+Inf': [10, 10, null] }),
      3,
      'small-deltas',
    );
    expect(counts.map(valuesOf)).toEqual([
      [2, null, null],
      [null, 6, null],
      [8, 4, null],
    ]);
  });

  it('is never below 0', () => {
    const { counts } = cells(
      bucketColumns({ '1': [5, -1], '2': [3, -2], '+Inf': [4, 1] }),
      2,
      'running-maximum',
    );
    expect(counts.map(valuesOf)).toEqual([
      [5, 0],
      [0, 0],
      [0, 2],
    ]);
  });

  it('has one row for two spellings of a bound', () => {
    const { bounds, counts } = cells(bucketColumns({ '1': [1], '1.0': [2], '+Inf': [5] }), 1, 'small-deltas');
    expect(bounds).toEqual([1, Infinity]);
    expect(counts.map(valuesOf)).toEqual([[3], [2]]);
  });

  it('needs no +Inf', () => {
    expect(cells(bucketColumns({ '1': [1], '2': [3] }), 1, 'small-deltas').counts.map(valuesOf)).toEqual([
      [1],
      [2],
    ]);
  });

  it('is NaN next to a NaN', () => {
    const { counts } = cells(bucketColumns({ '1': [1], '2': [NaN], '+Inf': [3] }), 1, 'running-maximum');
    expect(counts.map(valuesOf)).toEqual([[1], [NaN], [NaN]]);
  });
});
