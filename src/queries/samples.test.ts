import { describe, expect, it } from 'vitest';
import { columnOf, valuesOf } from './fixtures/bucket-columns';
import { hasSample, plotted, SamplesBuilder } from './samples';

describe('SamplesBuilder', () => {
  it('tells a sample that is NaN from no sample', () => {
    const samples = columnOf([1, null, NaN, Infinity]);
    expect(valuesOf(samples)).toEqual([1, null, NaN, Infinity]);
    expect([0, 1, 2, 3, 4].map((i) => hasSample(samples, i))).toEqual([true, false, true, true, false]);
  });

  it('keeps no set where nothing is NaN', () => {
    expect(columnOf([1, null]).nanAt).toBeNull();
  });
});

describe('SamplesBuilder.set', () => {
  it('lets a later number take the place of a NaN', () => {
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

  it('takes over absence and NaN with the numbers, and leaves the rest', () => {
    const builder = builderOf(NaN, 1, NaN, 3, NaN);
    builder.replace(1, columnOf([8, null, NaN, 9, NaN]), 1, 3);
    expect(valuesOf(builder.build())).toEqual([NaN, null, NaN, 9, NaN]);
  });

  it('clears points when there is nothing to put there', () => {
    const builder = builderOf(NaN, 1, NaN);
    builder.replace(1, null, 0, 2);
    expect(valuesOf(builder.build())).toEqual([NaN, null, null]);
  });
});

describe('plotted', () => {
  it('draws numbers only', () => {
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
