import { describe, expect, test } from 'vitest';
import { decimalsFor, formatTicks, formatValue, UNITS, type Unit, withSymbol } from './units';

describe('formatValue', () => {
  test.each([
    [0, 'seconds', 2, '0.00'],
    [0.42, 'seconds', 2, '0.42'],
    [0.073, 'milliseconds', 0, '73'],
    [8107.4, 'tokensPerSecond', 0, '8,107'],
    [99_999, 'tokensPerSecond', 0, '99,999'],
    [128_000, 'tokensPerSecond', 0, '128k'],
    [1_250_000, 'tokensPerSecond', 0, '1.25M'],
    [-3.5, 'seconds', 1, '−3.5'],
    [-0.001, 'seconds', 2, '0.00'],
    [0.5, 'percent', 0, '50'],
    [0.994, 'percent', 0, '99'],
    [0.996, 'percent', 0, '99.6'],
    [0.99996, 'percent', 1, '99.996'],
    [0.9999999, 'percent', 0, '99.9999'],
    [0.99999999999, 'percent', 0, '100'],
    [1, 'percent', 0, '100'],
    [1.003, 'percent', 0, '100'],
    [8.68, 'requestsPerMinute', 0, '521'],
    [2.5 * 2 ** 30, 'gibibytes', 2, '2.50'],
    [1.25, 'ratio', 2, '1.25'],
    [5400, 'hours', 1, '1.5'],
    [0, 'duration', 0, '0s'],
    [0.9, 'duration', 0, '0s'],
    [42.9, 'duration', 0, '42s'],
    [3599.9, 'duration', 0, '59m 59s'],
    [3600, 'duration', 0, '1h'],
    [86_399, 'duration', 0, '23h 59m'],
    [86_400 + 60, 'duration', 0, '1d'],
    [40 * 86_400 + 4 * 3600, 'duration', 0, '40d 4h'],
    [-90, 'duration', 0, '−1m 30s'],
    [NaN, 'duration', 0, '–'],
    [null, 'seconds', 2, '–'],
    [undefined, 'seconds', 2, '–'],
    [NaN, 'seconds', 2, '–'],
    [Infinity, 'seconds', 2, '–'],
    [-Infinity, 'seconds', 2, '–'],
  ] as const)('%s as %s with %i decimals is %s', (value, unit, decimals, text) => {
    expect(formatValue(value, unit, decimals)).toBe(text);
  });
});

describe('decimalsFor', () => {
  test.each([
    ['seconds', 18.9, 2],
    ['seconds', 0.9, 2],
    ['seconds', 0.05, 3],
    ['seconds', 0, 2],
    ['seconds', null, 2],
    ['milliseconds', 0.14, 0],
    ['milliseconds', 0.0052, 1],
    ['tokensPerSecond', 0.45, 2],
    ['requests', 3, 0],
    ['requests', 1e-9, 4],
    ['count', 1, 0],
    ['tokens', 480, 0],
    ['tokens', 2.71, 1],
    ['requestsPerSecond', 12, 2],
    ['gibibytes', 3e6, 4],
    ['duration', 86_400.5, 0],
  ] as const)('%s up to %s takes %i', (unit, largest, decimals) => {
    expect(decimalsFor(unit, largest)).toBe(decimals);
  });
});

describe('formatTicks', () => {
  test.each([
    [[0, 4000, 8000, 12_000, 16_000], 'tokensPerSecond', ['0', '4k', '8k', '12k', '16k']],
    [[0, 0.05, 0.1, 0.15, 0.2], 'milliseconds', ['0', '50', '100', '150', '200']],
    [[0.1, 0.2, 0.5, 1, 2, 5, 10], 'seconds', ['0.1', '0.2', '0.5', '1', '2', '5', '10']],
    [[0, 2.5, 5, 7.5, 10], 'requests', ['0', '2.5', '5', '7.5', '10']],
    [[0, 0.25, 0.5, 0.75, 1], 'percent', ['0', '25', '50', '75', '100']],
    [[-1, 0, 1], 'seconds', ['−1', '0', '1']],
    [[0, 2 ** 30, 2 ** 31], 'gibibytes', ['0', '1', '2']],
    [[0, 3600, 7200], 'hours', ['0', '1', '2']],
    [[0, 3600, 90_000], 'duration', ['0s', '1h', '1d 1h']],
    [[], 'seconds', []],
  ] as const)('%j in %s', (values, unit, labels) => {
    expect(formatTicks(values, unit)).toEqual(labels);
  });

  test('neighbours never share a label', () => {
    const values = [1.0001, 1.0002, 1.0003];
    expect(new Set(formatTicks(values, 'seconds')).size).toBe(3);
  });
});

test('every unit has a symbol in both languages', () => {
  for (const unit of Object.keys(UNITS) as Unit[]) {
    expect(UNITS[unit].symbol.en).not.toBe('');
    expect(UNITS[unit].symbol.zh).not.toBe('');
  }
});

test.each([
  ['63', 'ms', '63 ms'],
  ['95', '%', '95%'],
])('the number %s with the symbol %s is %s', (number, symbol, text) => {
  expect(withSymbol(number, symbol)).toBe(text);
});
