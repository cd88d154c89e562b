import { describe, expect, it, test } from 'vitest';
import { bucketColumns, pointOf, valuesOf } from '../fixtures/bucket-columns';
import { bucketAround, quantileAt, quantiles } from './quantile';

const REPAIRS = ['running-maximum', 'small-deltas'] as const;

/** 10 observations: 2 up to 1, 4 up to 2, 3 up to 4, 1 above. */
const TEN = { '1': 2, '2': 6, '4': 9, '+Inf': 10 };

describe.each(REPAIRS)('quantileAt, %s', (repair) => {
  test.each([
    ['in the first bucket counts from 0', TEN, 0.1, 0.5],
    ['at a bound is the bound', TEN, 0.2, 1],
    ['inside a bucket is linear', TEN, 0.5, 1.75],
    ['of a bucket that it fills is its end', TEN, 0.9, 4],
    ['in the top bucket is the highest finite bound', TEN, 0.95, 4],
    ['of 1 with something in the top bucket is the highest finite bound', TEN, 1, 4],
    ['of 1 is the end of the last bucket that is not empty', { '1': 2, '2': 6, '4': 6, '+Inf': 6 }, 1, 2],
    ['of 0 is where the first bucket begins', TEN, 0, 0],
    ['of 0 is NaN when the first bucket is empty', { '1': 0, '2': 6, '+Inf': 6 }, 0, NaN],
    ['skips empty buckets', { '1': 0, '2': 0, '4': 8, '+Inf': 8 }, 0.5, 3],
    ['is the bound of a first bucket that ends below 0', { '-1': 5, '1': 8, '+Inf': 10 }, 0.2, -1],
    ['is the bound of a first bucket that ends at 0', { '0': 5, '1': 8, '+Inf': 10 }, 0.2, 0],
    ['of 0 is the bound of a first bucket that ends at 0', { '0': 0, '1': 8, '+Inf': 10 }, 0, 0],
    ['is linear in the bucket over one that ends below 0', { '-1': 0, '1': 10, '+Inf': 10 }, 0.25, -0.5],
    ['is NaN in a bucket that begins at -Inf', { '-Inf': 1, '1': 4, '+Inf': 8 }, 0.5, NaN],
    ['is NaN without observations', { '1': 0, '+Inf': 0 }, 0.5, NaN],
    ['is NaN without +Inf', { '1': 2, '2': 6 }, 0.5, NaN],
    ['is NaN where +Inf has no sample', { '1': 2, '2': 6, '+Inf': null }, 0.5, NaN],
    ['is NaN with +Inf only', { '+Inf': 6 }, 0.5, NaN],
    ['is NaN with two spellings of +Inf only', { '+Inf': 6, Inf: 6 }, 0.5, NaN],
    ['is the only finite bound when all is above it', { '1': 0, '+Inf': 6 }, 0.5, 1],
    [
      'works with the rest when a bucket has no sample',
      { '1': 2, '2': null, '4': 9, '+Inf': 10 },
      0.5,
      1 + (3 * 3) / 7,
    ],
    ['adds equal bounds', { '1': 1, '1.0': 1, '2': 6, '+Inf': 10 }, 0.4, 1.5],
    ['lifts a count that falls', { '1': 4, '2': 2, '4': 8, '+Inf': 8 }, 0.75, 3],
    ['is the highest finite bound when all counts are NaN', { '1': NaN, '2': NaN, '+Inf': NaN }, 0.5, 2],
    ['is the highest finite bound when the count of all is NaN', { '1': 2, '2': 6, '+Inf': NaN }, 0.5, 2],
    ['is the highest finite bound with infinite counts in the top', { '1': 2, '+Inf': Infinity }, 0.5, 1],
    ['below 0 is -Inf', TEN, -0.01, -Infinity],
    ['above 1 is +Inf', TEN, 1.01, Infinity],
    ['of NaN is NaN', TEN, NaN, NaN],
    ['below 0 is -Inf even without observations', { '1': 0, '+Inf': 0 }, -1, -Infinity],
    ['above 1 is +Inf even without +Inf', { '1': 1 }, 2, Infinity],
    ['of tiny counts is a quantile', { '1': 1e-300, '2': 2e-300, '+Inf': 2e-300 }, 0.75, 1.5],
    ['of huge counts is a quantile', { '1': 1e300, '2': 2e300, '+Inf': 2e300 }, 0.75, 1.5],
  ])('%s', (_, counts, q, value) => {
    const got = quantileAt(pointOf(counts, repair), q);
    if (Number.isFinite(value)) expect(Math.abs(got - value)).toBeLessThanOrEqual(1e-12 * Math.abs(value));
    else expect(got).toBe(value);
  });
});

test('a rounding error moves the quantile by a bucket before 2.49 and not since', () => {
  const counts = { '1': 1, '2': 1 + 1e-13, '4': 1 - 1e-13, '+Inf': 1 };
  expect(quantileAt(pointOf(counts, 'running-maximum'), 1)).toBe(2);
  expect(quantileAt(pointOf(counts, 'small-deltas'), 1)).toBe(1);
});

describe('quantiles', () => {
  const buckets = bucketColumns({
    '1': [2, null, 0, null, 1],
    '2': [6, null, 0, 1, null],
    '+Inf': [6, null, 0, null, 2],
  });

  it('gives a column for each quantile, with gaps where no bucket has a sample', () => {
    const [half, none] = quantiles(buckets, [0.5, NaN], 5, 'small-deltas');
    expect(half && valuesOf(half)).toEqual([1.25, null, NaN, NaN, 1]);
    expect(none && valuesOf(none)).toEqual([NaN, null, NaN, NaN, NaN]);
  });

  it('has no sample anywhere without buckets', () => {
    expect(quantiles({ bounds: [], counts: [] }, [0.5], 2, 'small-deltas').map(valuesOf)).toEqual([
      [null, null],
    ]);
  });
});

describe('bucketAround', () => {
  it.each([
    ['the first bucket', TEN, 0.1, { lower: 0, upper: 1, isFirst: true, isTop: false }],
    ['a bucket', TEN, 0.5, { lower: 1, upper: 2, isFirst: false, isTop: false }],
    ['the top bucket', TEN, 0.95, { lower: 4, upper: Infinity, isFirst: false, isTop: true }],
    [
      'a first bucket at 0',
      { '0': 5, '+Inf': 10 },
      0.2,
      { lower: -Infinity, upper: 0, isFirst: true, isTop: false },
    ],
    [
      'over one below 0',
      { '-1': 1, '1': 9, '+Inf': 9 },
      0.9,
      { lower: -1, upper: 1, isFirst: false, isTop: false },
    ],
    [
      'the next bucket that has a sample',
      { '1': 2, '2': null, '4': 9, '+Inf': 9 },
      0.5,
      { lower: 1, upper: 4, isFirst: false, isTop: false },
    ],
  ])('is %s', (_, counts, q, around) => {
    expect(bucketAround(pointOf(counts), q)).toEqual(around);
  });

  it.each([
    ['no observation', { '1': 0, '+Inf': 0 }, 0.5],
    ['no +Inf', { '1': 2 }, 0.5],
    ['no finite bound', { '+Inf': 2 }, 0.5],
    ['no sample', { '1': null }, 0.5],
    ['a count that is NaN', { '1': 2, '+Inf': NaN }, 0.5],
    ['a quantile below 0', TEN, -1],
    ['a quantile above 1', TEN, 2],
    ['an empty first bucket at 0', { '1': 0, '2': 6, '+Inf': 6 }, 0],
  ])('is null with %s', (_, counts, q) => {
    expect(bucketAround(pointOf(counts), q)).toBeNull();
  });
});
