import { expect, test } from 'vitest';
import { columnOf, valuesOf } from '../fixtures/bucket-columns';
import { mean, whereCounted } from './histogram-mean';

const COUNT = columnOf([2, 2, 2, null, 0, -1, NaN, Infinity]);

test('mean has no sample where sum or count has none, and where the count is not above 0', () => {
  const sum = columnOf([3, null, NaN, 3, 3, 3, 3, Infinity]);
  expect(valuesOf(mean(sum, COUNT))).toEqual([1.5, null, NaN, null, null, null, null, NaN]);
});

test('whereCounted keeps samples where the count is above 0, NaN and infinities too', () => {
  const column = columnOf([3, null, NaN, 3, 3, 3, 3, -Infinity]);
  expect(valuesOf(whereCounted(column, COUNT))).toEqual([3, null, NaN, null, null, null, null, -Infinity]);
});
