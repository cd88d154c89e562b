import { describe, expect, test } from 'vitest';
import { burn, goodput } from './goal-columns';
import { plotted, SamplesBuilder, type Samples } from '../samples';

const samples = (...values: (number | null)[]): Samples => {
  const builder = new SamplesBuilder(values.length);
  values.forEach((value, i) => value !== null && builder.set(i, value));
  return builder.build();
};

describe('burn', () => {
  test('is 1 when exactly the allowed share misses the goal', () => {
    const column = burn(samples(0.99, 0.99, 0.99), samples(5, 5, 5), 0.99, 2);
    expect(plotted(column)[0]).toBeNull();
    expect(column.values[1]).toBeCloseTo(1, 12);
    expect(column.values[2]).toBeCloseTo(1, 12);
  });

  test('a busy point has more weight than a quiet one', () => {
    // 90 of 100 are within the goal, then 1 of 1: 10 of 101 missed it.
    const column = burn(samples(0.9, 1), samples(100, 1), 0.9, 2);
    expect(column.values[1]).toBeCloseTo(10 / 101 / 0.1, 12);
  });

  test('points without requests spend nothing, and a window of only those is a gap', () => {
    expect(burn(samples(0.5, null), samples(2, 0), 0.9, 2).values[1]).toBeCloseTo(5, 12);
    expect(plotted(burn(samples(null, null), samples(0, null), 0.9, 2))).toEqual([null, null]);
  });

  test('a window longer than the grid has no value', () => {
    expect(plotted(burn(samples(1, 1), samples(1, 1), 0.9, 3))).toEqual([null, null]);
  });

  test('a busy point long ago leaves no rounding error', () => {
    const kept = samples(...Array.from({ length: 1000 }, (_, i) => (i === 0 ? 0.3 : 1)));
    const count = samples(...Array.from({ length: 1000 }, (_, i) => (i === 0 ? 1e6 : 1e-3)));
    expect(burn(kept, count, 0.99, 10).values.at(-1)).toBeCloseTo(0, 3);
  });
});

describe('goodput', () => {
  test('is between the bound without requests that miss two goals and that of the worst goal', () => {
    const kept = [samples(0.9), samples(0.8)];
    expect(goodput(kept, samples(10), 'upper').values[0]).toBeCloseTo(8, 12);
    expect(goodput(kept, samples(10), 'lower').values[0]).toBeCloseTo(7, 12);
  });

  test('is never below 0, and is a gap where the share of one goal is unknown', () => {
    const kept = [samples(0.4, null), samples(0.4, 1)];
    expect(plotted(goodput(kept, samples(10, 10), 'lower'))).toEqual([0, null]);
  });
});
