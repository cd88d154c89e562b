import { expect, test } from 'vitest';
import { rankLives } from './rank-life';

const GRID = { startS: 1000, endS: 1100, stepS: 10 };
const LABELS = { model_name: 'm', engine: '0', instance: 'a', job: 'j' };

/** The restarts of a rank with these start times, one for each point from 1000 to 1100. */
const restartsOf = (starts: readonly (number | null)[]): readonly number[] | undefined => {
  const running = [{ labels: LABELS, values: starts.map(() => 1) }];
  return rankLives(GRID, running, [{ labels: LABELS, values: [...starts] }], () => false)[0]?.restartsS;
};
const points = (before: number | null, after: number | null): (number | null)[] =>
  Array.from({ length: 11 }, (_, i) => (i < 5 ? before : after));

test('a process that starts after the first sample is a restart', () => {
  expect(restartsOf(points(null, 1043))).toEqual([1043]);
  expect(restartsOf(points(900, 1043))).toEqual([1043]);
  expect(restartsOf(points(900, 900.4))).toEqual([]);
});

test('a start that a clock which is ahead gives is not in the future', () => {
  expect(restartsOf(points(null, 4643))).toEqual([1050]);
  expect(restartsOf(points(3000, 4643))).toEqual([1050]);
});

test('nor is it a restart where no other start was there before', () => {
  expect(restartsOf(points(4643, 4643))).toEqual([]);
});
