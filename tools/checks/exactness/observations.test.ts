import { expect, test } from 'vitest';
import { bucketColumns, valuesOf } from '../../../src/queries/fixtures/bucket-columns';
import { observations } from './fixtures/observations';

test('observations sums all spellings of the +Inf bucket', () => {
  const buckets = bucketColumns({ '1': [1, 1, 1], '+Inf': [4, null, null], Inf: [1, 1, null] });
  expect(valuesOf(observations(buckets, 3))).toEqual([5, 1, null]);
  expect(valuesOf(observations(bucketColumns({ '1': [1] }), 1))).toEqual([null]);
});
