import { describe, expect, it } from 'vitest';
import { columnOf, valuesOf } from './fixtures/bucket-columns';
import { hasSample, isNoNumber, plotted, SamplesBuilder } from './samples';

describe('SamplesBuilder', () => {
  it('distinguishes a sample that is NaN from a gap', () => {
    const samples = columnOf([1, null, NaN, Infinity]);
    expect(valuesOf(samples)).toEqual([1, null, NaN, Infinity]);
    expect([0, 1, 2, 3, 4].map((i) => hasSample(samples, i))).toEqual([true, false, true, true, false]);
  });

  it('has no set when no sample is NaN', () => {
    expect(columnOf([1, null]).nanAt).toBeNull();
  });
});

describe('SamplesBuilder.set', () => {
  it('replaces a NaN by a later number', () => {
    const builder = new SamplesBuilder(2);
    builder.set(0, NaN);
    builder.set(0, 5);
    builder.set(1, NaN);
    expect([...(builder.build().nanAt ?? [])]).toEqual([1]);
  });
});

describe('SamplesBuilder.replace', () => {
  const builderOf = (...values: number[]): SamplesBuilder => {
    const builder = new SamplesBuilder(values.length);
    for (const [i, value] of values.entries()) builder.set(i, value);
    return builder;
  };

  it('copies numbers, gaps and NaN, and leaves the other points', () => {
    const builder = builderOf(NaN, 1, NaN, 3, NaN);
    builder.replace(1, columnOf([8, null, NaN, 9, NaN]), 1, 3);
    expect(valuesOf(builder.build())).toEqual([NaN, null, NaN, 9, NaN]);
  });

  it('clears points where there are no samples', () => {
    const builder = builderOf(NaN, 1, NaN);
    builder.replace(1, null, 0, 2);
    expect(valuesOf(builder.build())).toEqual([NaN, null, null]);
  });
});

describe('plotted', () => {
  it('keeps finite numbers only', () => {
    expect(plotted(columnOf([0, -2.5, null, NaN, Infinity, -Infinity]))).toEqual([
      0,
      -2.5,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('isNoNumber', () => {
  it.each([
    ['NaN alone', [NaN, NaN], [0], true],
    ['an infinity', [Infinity, NaN], [], true],
    ['no sample', [NaN, NaN], [], false],
    ['a number among them', [NaN, -Infinity, 3], [0], false],
  ])('%s', (_name, values, nanAt, expected) => {
    expect(isNoNumber({ values: Float64Array.from(values), nanAt: new Set(nanAt) })).toBe(expected);
  });
});
