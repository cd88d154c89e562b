import { describe, expect, test } from 'vitest';
import { burn, type Kept } from './burn';
import { plotted, SamplesBuilder, type Samples } from '../samples';

const samples = (...values: (number | null)[]): Samples => {
  const builder = new SamplesBuilder(values.length);
  values.forEach((value, i) => value !== null && builder.set(i, value));
  return builder.build();
};

describe('burn', () => {
  /** Points 10 s apart. */
  const at = (startS: number, kept: Samples, count: Samples): Kept => ({
    kept,
    count,
    grid: { startS, stepS: 10 },
  });
  const alone = (kept: Samples, count: Samples, objective: number, overS: number): Samples =>
    burn(at(1000, kept, count), null, objective, overS);

  test('is 1 when exactly the allowed share misses the goal', () => {
    const column = alone(samples(0.99, 0.99, 0.99), samples(5, 5, 5), 0.99, 20);
    expect(plotted(column)[0]).toBeNull();
    expect(column.values[1]).toBeCloseTo(1, 12);
    expect(column.values[2]).toBeCloseTo(1, 12);
  });

  test('a busy point has more weight than a quiet one', () => {
    // 90 of 100 are within the goal, then 1 of 1: 10 of 101 missed it.
    const column = alone(samples(0.9, 1), samples(100, 1), 0.9, 20);
    expect(column.values[1]).toBeCloseTo(10 / 101 / 0.1, 12);
  });

  test('points without requests spend nothing, and a window of only those is a gap', () => {
    expect(alone(samples(0.5, null), samples(2, 0), 0.9, 20).values[1]).toBeCloseTo(5, 12);
    expect(plotted(alone(samples(null, null), samples(0, null), 0.9, 20))).toEqual([null, null]);
  });

  test('a window longer than the grid has no value without what was before', () => {
    expect(plotted(alone(samples(1, 1), samples(1, 1), 0.9, 30))).toEqual([null, null]);
  });

  test('a window shorter than a step has the share of that step', () => {
    expect(alone(samples(0.5, 1), samples(1, 1), 0.9, 4).values[0]).toBeCloseTo(5, 12);
  });

  test('a busy point long ago leaves no rounding error', () => {
    const kept = samples(...Array.from({ length: 1000 }, (_, i) => (i === 0 ? 0.3 : 1)));
    const count = samples(...Array.from({ length: 1000 }, (_, i) => (i === 0 ? 1e6 : 1e-3)));
    expect(alone(kept, count, 0.99, 100).values.at(-1)).toBeCloseTo(0, 3);
  });

  test('where nothing was observed before the range, it counts what the range has', () => {
    const none: Kept = { kept: samples(), count: samples(), grid: { startS: 940, stepS: 60 } };
    const column = burn(at(1000, samples(0.5, 1), samples(1, 1)), none, 0.9, 60);
    expect(column.values[0]).toBeCloseTo(5, 12);
    expect(column.values[1]).toBeCloseTo(2.5, 12);
    // One that ends long before the range: only the time of its points counts.
    const early: Kept = { kept: samples(0), count: samples(1), grid: { startS: 950, stepS: 10 } };
    expect(burn(at(1000, samples(1), samples(1)), early, 0.9, 60).values[0]).toBeCloseTo(5, 12);
  });

  test('before the first points it counts what was before the range, each request once', () => {
    // From 930 to 990: 60 requests, half of them too slow. It reaches into the range, where it does not count.
    const past: Kept = {
      kept: samples(1, 0.5, 0.5),
      count: samples(1, 1, 1),
      grid: { startS: 930, stepS: 30 },
    };
    const column = burn(at(1000, samples(1, 1, 1), samples(1, 1, 1)), past, 0.9, 60);
    // 50 s of the past and 10 s of the range; 40 and 20; 30 and 30.
    expect(column.values[0]).toBeCloseTo(25 / 60 / 0.1, 9);
    expect(column.values[1]).toBeCloseTo(20 / 60 / 0.1, 9);
    expect(column.values[2]).toBeCloseTo(15 / 60 / 0.1, 9);
  });
});
