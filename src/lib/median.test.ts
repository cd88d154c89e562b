import { expect, test } from 'vitest';
import { medianOf, upperMedianOf } from './median';

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

test.each([
  [[], null],
  [[3], 3],
  [[5, 10], 10],
  [[1, 2, 9], 2],
])('upperMedianOf %j is %s', (sorted, median) => {
  expect(upperMedianOf(sorted)).toBe(median);
});
