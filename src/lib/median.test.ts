import { expect, test } from 'vitest';
import { medianOf } from './median';

test.each([
  [[], null],
  [[3], 3],
  [[1, 2], 1.5],
  [[1, 2, 9], 2],
  [[-4, 0, 2, 9], 1],
])('medianOf %j is %s', (sorted, median) => {
  expect(medianOf(sorted)).toBe(median);
  expect(medianOf(Float64Array.from(sorted))).toBe(median);
});
