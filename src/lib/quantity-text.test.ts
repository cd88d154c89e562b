import { describe, expect, test } from 'vitest';
import { ENGLISH } from './lang.fixture';
import { percentText, quantityText } from './quantity-text';

describe('quantityText', () => {
  test.each([
    [0.0634, 'milliseconds', 2, '63 ms'],
    [0.1264, 'milliseconds', 2, '126 ms'],
    [1.267, 'seconds', 2, '1.3 s'],
    [5, 'longSeconds', 2, '5 s'],
    [0.0004, 'seconds', 2, '0.0004 s'],
    [1.25, 'seconds', 6, '1.25 s'],
    [0, 'seconds', 2, '0 s'],
    [1234.5, 'longSeconds', 2, '1,235 s'],
    [0.0004, 'percent', 2, '0.04%'],
    [0.00999, 'percent', 2, '1%'],
    [0.0634, 'percent', 2, '6.3%'],
    [0.879, 'percent', 2, '88%'],
    [0.996, 'percent', 2, '99.6%'],
    [1, 'percent', 2, '100%'],
    [0, 'percent', 2, '0%'],
  ] as const)('%d in %s to %d digits is %s', (value, unit, digits, words) =>
    expect(quantityText(value, unit, ENGLISH, digits)).toBe(words),
  );
});

describe('percentText', () => {
  test.each([
    [0, '0%'],
    [0.97, '97%'],
    [0.87949, '87.9%'],
    [0.98999, '98.9%'],
    [0.99, '99%'],
    [0.9995, '99.95%'],
    [0.99999, '99.99%'],
    [1, '100%'],
  ])('%d is %s', (share, words) => expect(percentText(share)).toBe(words));
});
