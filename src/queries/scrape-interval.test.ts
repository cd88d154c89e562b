import { describe, expect, test } from 'vitest';
import { longestInterval, measuredInterval } from './scrape-interval';

const target = (job: string, scrapeIntervalS: number | null) => ({
  job,
  scrapeIntervalS,
  instance: 'i',
  health: 'up',
  lastError: '',
});

describe('longestInterval', () => {
  test('is that of the jobs that have the metrics', () => {
    const targets = [target('lmdeploy', 5), target('node', 60), target('lmdeploy-b', 15)];
    expect(longestInterval(targets, new Set(['lmdeploy', 'lmdeploy-b']))).toBe(15);
    expect(longestInterval(targets, new Set(['lmdeploy']))).toBe(5);
  });

  test('is not known without such a target', () => {
    expect(longestInterval([target('node', 60)], new Set(['lmdeploy']))).toBeNull();
    expect(longestInterval([target('lmdeploy', null)], new Set(['lmdeploy']))).toBeNull();
    expect(longestInterval([], new Set())).toBeNull();
  });
});

describe('measuredInterval', () => {
  test('is the median distance, so that a lost scrape does not count', () => {
    expect(measuredInterval([[0, 5.001, 9.999, 20, 25, 30.002]])).toBe(5);
  });

  test('takes the series with the most samples', () => {
    expect(
      measuredInterval([
        [0, 60],
        [0, 15, 30, 45],
      ]),
    ).toBe(15);
  });

  test('keeps fractions below a second', () => {
    expect(measuredInterval([[0, 0.5, 1]])).toBe(0.5);
  });

  test('is not known from one sample', () => {
    expect(measuredInterval([[10]])).toBeNull();
    expect(measuredInterval([])).toBeNull();
    expect(measuredInterval([[10, 10]])).toBeNull();
  });
});
