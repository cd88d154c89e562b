import { describe, expect, it } from 'vitest';
import { bucketColumns, pointOf } from '../fixtures/bucket-columns';
import { BucketsAt } from './buckets-at';

const read = (at: BucketsAt): [number, number][] =>
  [...at.bounds.subarray(0, at.length)].map((bound, i) => [bound, at.counts[i] ?? NaN]);

const countsOf = (at: BucketsAt): number[] => [...at.counts.subarray(0, at.length)];

describe('BucketsAt.read', () => {
  it('skips buckets without a sample', () => {
    expect(read(pointOf({ '1': 2, '2': null, '+Inf': 5 }))).toEqual([
      [1, 2],
      [Infinity, 5],
    ]);
  });

  it('adds the counts of equal bounds before the repair', () => {
    expect(read(pointOf({ '1': 2, '1.0': 3, '2': 4, '+Inf': 9, Inf: 1 }))).toEqual([
      [1, 5],
      [2, 5],
      [Infinity, 10],
    ]);
  });

  it('keeps nothing of the point before', () => {
    const buckets = bucketColumns({ '1': [1, null, 3], '+Inf': [2, null, null] });
    const at = new BucketsAt(2);
    at.read(buckets, 0, 'small-deltas');
    expect([at.length, at.isComplete]).toEqual([2, true]);
    at.read(buckets, 1, 'small-deltas');
    expect([at.length, at.isComplete]).toEqual([0, false]);
    at.read(buckets, 2, 'small-deltas');
    expect(read(at)).toEqual([[1, 3]]);
    expect(at.isComplete).toBe(false);
  });

  it.each(['running-maximum', 'small-deltas'] as const)('gives counts that never fall: %s', (repair) => {
    expect(countsOf(pointOf({ '1': 5, '2': 3, '3': 4, '4': 7, '+Inf': 6 }, repair))).toEqual([5, 5, 5, 7, 7]);
  });

  it('ignores small rises too, but only since 2.49', () => {
    const counts = { '1': 1, '2': 1 + 1e-12, '3': 1 - 1e-12, '+Inf': 2 };
    expect(countsOf(pointOf(counts, 'small-deltas'))).toEqual([1, 1, 1, 2]);
    expect(countsOf(pointOf(counts, 'running-maximum'))).toEqual([1, 1 + 1e-12, 1 + 1e-12, 2]);
  });

  it('compares with the last kept count, so that many small rises do not add up unseen', () => {
    const counts = { '1': 1, '2': 1 + 1.5e-12, '3': 1 + 3e-12, '+Inf': 2 };
    expect(countsOf(pointOf(counts))).toEqual([1, 1, 1 + 3e-12, 2]);
  });

  it('the running maximum neither raises a NaN nor takes it as the maximum', () => {
    const counts = { '1': 5, '2': NaN, '3': 4, '+Inf': 6 };
    expect(countsOf(pointOf(counts, 'running-maximum'))).toEqual([5, NaN, 5, 6]);
  });

  it('small deltas continue from a NaN: the next count is compared with it and kept', () => {
    const counts = { '1': 5, '2': NaN, '3': 4, '4': 3, '+Inf': 6 };
    expect(countsOf(pointOf(counts, 'small-deltas'))).toEqual([5, NaN, 4, 4, 6]);
  });

  it('the running maximum raises nothing after a NaN that comes first', () => {
    const counts = { '1': NaN, '2': 4, '3': 3, '+Inf': 6 };
    expect(countsOf(pointOf(counts, 'running-maximum'))).toEqual([NaN, 4, 3, 6]);
  });
});
