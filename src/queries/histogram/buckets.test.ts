import { describe, expect, it } from 'vitest';
import { columnOf } from '../fixtures/bucket-columns';
import { bucketsOf } from './buckets';

const boundsOf = (les: readonly string[]): readonly number[] =>
  bucketsOf(les.map((le) => ({ le, samples: columnOf([1]) }))).bounds;

describe('bucketsOf', () => {
  it('sorts bounds as numbers', () => {
    expect(boundsOf(['+Inf', '10', '2', '0.5', '-1'])).toEqual([-1, 0.5, 2, 10, Infinity]);
  });

  it.each([
    ['1', 1],
    ['1.0', 1],
    ['1.', 1],
    ['.5', 0.5],
    ['+1e0', 1],
    ['1E+3', 1000],
    ['-0.25', -0.25],
    ['+Inf', Infinity],
    ['inf', Infinity],
    ['+INFINITY', Infinity],
    ['-Inf', -Infinity],
    ['1e-400', 0],
  ])('reads le=%j as Go does', (le, bound) => {
    expect(boundsOf([le])).toEqual([bound]);
  });

  it.each(['', ' 1', '1 ', 'x', '1,5', '1e', '.', '0b1', '1e999', '-1e999', 'NaN', 'Infinite', '0x1p-2'])(
    'leaves out le=%j',
    (le) => {
      expect(boundsOf([le, '+Inf'])).toEqual([Infinity]);
    },
  );

  it('keeps two spellings of one bound, each with its counts', () => {
    const a = columnOf([1]);
    const b = columnOf([2]);
    const total = columnOf([3]);
    const buckets = bucketsOf([
      { le: '+Inf', samples: total },
      { le: '1.0', samples: a },
      { le: '1', samples: b },
    ]);
    expect(buckets.bounds).toEqual([1, 1, Infinity]);
    expect(buckets.counts).toEqual([a, b, total]);
  });
});
