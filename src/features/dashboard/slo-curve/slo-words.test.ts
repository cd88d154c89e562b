import { describe, expect, test } from 'vitest';
import { ENGLISH } from '../../../lib/lang.fixture';
import { boundNumber, objectiveWords, shareWords, thresholdWords } from './slo-words';

describe('shareWords', () => {
  test.each([
    [0, '0.0%'],
    [0.5, '50.0%'],
    [0.9731, '97.3%'],
    [0.98999, '98.9%'],
    [0.99, '99.00%'],
    [0.99951, '99.951%'],
    [0.9999999, '99.999%'],
    [1, '100%'],
  ])('%d is %s', (share, words) => {
    expect(shareWords(share)).toBe(words);
  });
});

test.each([
  [0.99, '99%'],
  [0.9995, '99.95%'],
  [0.57, '57%'],
])('the objective %d is %s', (objective, words) => {
  expect(objectiveWords(objective)).toBe(words);
});

describe('thresholdWords', () => {
  test.each([
    [1, 'seconds', '1.0 s'],
    [1.25, 'seconds', '1.25 s'],
    [30, 'seconds', '30 s'],
    [0.1, 'milliseconds', '100 ms'],
    [0.0025, 'milliseconds', '2.5 ms'],
    [0.075, 'seconds', '0.075 s'],
  ] as const)('%d in %s is %s', (seconds, unit, words) => {
    expect(thresholdWords(seconds, unit, ENGLISH)).toBe(words);
  });
});

test.each([
  [0.75, 'seconds', '0.75'],
  [0, 'seconds', '0'],
  [0.005, 'milliseconds', '5'],
  [2560, 'seconds', '2,560'],
] as const)('the bound %d in %s is %s', (seconds, unit, words) => {
  expect(boundNumber(seconds, unit)).toBe(words);
});
