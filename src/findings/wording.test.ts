import { describe, expect, test } from 'vitest';
import { capital, factor, listOf, withUnit } from './wording';

describe('listOf', () => {
  const names = (count: number) => Array.from({ length: count }, (_, i) => ({ en: `r${i}`, zh: `R${i}` }));

  test.each([
    [1, 'r0', 'R0'],
    [2, 'r0 and r1', 'R0、R1'],
    [3, 'r0, r1 and r2', 'R0、R1、R2'],
    [4, 'r0, r1 and 2 more', 'R0、R1 等 4 个'],
  ])('of %d is %s', (count, en, zh) => expect(listOf(names(count))).toEqual({ en, zh }));
});

test('factor has one decimal below ten', () =>
  expect([1.6, 9.94, 9.96, 12.4].map(factor)).toEqual(['1.6', '9.9', '10', '12']));

test('capital begins a sentence, and leaves an address alone', () =>
  expect(['rank 5', '10.0.0.1'].map(capital)).toEqual(['Rank 5', '10.0.0.1']));

test('withUnit says it in both languages', () =>
  expect(withUnit(12, 'tokensPerSecond')).toEqual({ en: '12 tokens/s', zh: '12 Token/s' }));
