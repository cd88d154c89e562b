import { expect, test } from 'vitest';
import { tellsOf, type GroupResult } from './group-result';

const hour = { grid: { startS: 3600, endS: 7200, stepS: 15 } } as GroupResult;
const moment = { grid: { startS: 7200, endS: 7200, stepS: 15 } } as GroupResult;
const told = (result: GroupResult, fromS: number, toS: number): boolean =>
  tellsOf(result, { fromMs: fromS * 1000, toMs: toS * 1000 });

test('an older result tells of a range that moved on, and of a part of its own', () => {
  expect(told(hour, 3600, 7200)).toBe(true);
  expect(told(hour, 3900, 7500)).toBe(true);
  expect(told(hour, 7000, 10_600)).toBe(true);
  expect(told(hour, 4000, 4300)).toBe(true);
});

test('it does not tell of one that begins before it or after it, or is much longer', () => {
  expect(told(hour, 3000, 6600)).toBe(false);
  expect(told(hour, 7200, 10_800)).toBe(false);
  expect(told(hour, 3600, 3600 + 5 * 3600)).toBe(false);
});

test('a result of one moment tells of ranges with that moment', () => {
  expect(told(moment, 3600, 7200)).toBe(true);
  expect(told(moment, 3900, 7500)).toBe(true);
  expect(told(moment, 0, 6000)).toBe(false);
  expect(told(moment, 7300, 10_900)).toBe(false);
});
