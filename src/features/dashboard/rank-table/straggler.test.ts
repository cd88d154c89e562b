import { describe, expect, test } from 'vitest';
import { mediansOf, stragglerFactor } from './straggler';
import { rowOf } from './fixtures/table-panel';

describe('mediansOf', () => {
  test('computes one median for each model, without unknown values', () => {
    const rows = [
      rowOf('0', [1]),
      rowOf('1', [null]),
      rowOf('2', [9]),
      rowOf('3', [2]),
      rowOf('0', [10], { model: 'n' }),
      rowOf('1', [20], { model: 'n' }),
    ];
    expect(mediansOf(rows, 0)).toEqual(
      new Map([
        ['m', 2],
        ['n', 15],
      ]),
    );
    expect(mediansOf(rows, 1)).toEqual(new Map());
  });
});

describe('stragglerFactor', () => {
  test.each([
    [1.49, 1, null],
    [1.5, 1, 1.5],
    [0.063, 0.039, 0.063 / 0.039],
    [null, 1, null],
    [5, undefined, null],
    [5, 0, null],
  ])('%s over a median of %s is %s', (value, median, factor) => {
    expect(stragglerFactor(value, median)).toBe(factor);
  });
});
