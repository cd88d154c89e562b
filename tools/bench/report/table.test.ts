import { describe, expect, it } from 'vitest';
import { numberText, ratioText, tableText } from './table';

describe('tableText', () => {
  it('aligns names to the left and numbers to the right', () => {
    const text = tableText(
      ['row', 'n'],
      [
        ['a', '1'],
        ['long', '1,000'],
      ],
    );
    expect(text.split('\n')).toEqual(['row       n', '----  -----', 'a         1', 'long  1,000']);
  });
});

describe('numberText', () => {
  it.each([
    [null, '–'],
    [NaN, '–'],
    [0, '0'],
    [0.01234, '0.0123'],
    [1.239, '1.24'],
    [56.78, '56.8'],
    [1234.5, '1,235'],
    [15_000_000, '15,000,000'],
  ])('prints %d as %s', (value, text) => expect(numberText(value)).toBe(text));
});

describe('ratioText', () => {
  it.each([
    [3, 2, '1.50×'],
    [1, 3, '0.33×'],
    [1, 400, '1/400'],
    [0, 3, '0.00×'],
    [1, 0, '–'],
    [null, 1, '–'],
  ])('%d to %d is %s', (value, reference, text) => expect(ratioText(value, reference)).toBe(text));
});
